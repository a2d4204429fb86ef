// onnxruntime's binding makes its arrays in Node's own realm; jest gives tests a realm apart, where they fail `instanceof`.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.variables = config.projectConfig.testEnvironmentOptions.variables;
  }

  async setup() {
    await super.setup();
    Object.assign(this.global, { Float32Array, Int32Array, Uint8Array, BigInt64Array });
    Object.assign(this.global.process.env, this.variables);
  }
};
