"""The strong peer of `clade bench train` on JAX: one member's step under `vmap`, scanned over steps, compiled by `jit`.

Reads a task as JSON from standard input: architecture, members, batch, vocabularySize, threads (a list), seconds.
XLA takes all cores that it finds: it is measured once, and `threads` says how many those are.
Writes one JSON array: {form, threads, tokensPerSecond}.
"""

import json
import os
import sys
import time
from functools import partial

import jax
import jax.numpy as jnp

task = json.load(sys.stdin)
arch, members, batch, vocab = task["architecture"], task["members"], task["batch"], task["vocabularySize"]
context, width, depth = arch["context"], arch["width"], arch["depth"]
STEPS = 4  # a call
keys = iter(jax.random.split(jax.random.PRNGKey(1), 1000))


def matrix(*shape):
    return jax.random.normal(next(keys), (members, *shape)) / shape[0] ** 0.5


def transformer_parameters():
    inner = arch["heads"] * arch["headSize"]
    p = {"embedding": matrix(vocab, width), "position": matrix(context, width), "head": matrix(width, vocab)}
    p["norm"] = jnp.ones((members, width))
    for layer in range(depth):
        p[f"{layer}.norm1"] = jnp.ones((members, width))
        p[f"{layer}.norm2"] = jnp.ones((members, width))
        p[f"{layer}.qkv"] = matrix(width, 3 * inner)
        p[f"{layer}.out"] = matrix(inner, width)
        p[f"{layer}.up"] = matrix(width, 4 * width)
        p[f"{layer}.down"] = matrix(4 * width, width)
    return p


def rms(x, gain):
    return x * jax.lax.rsqrt(jnp.square(x).mean(-1, keepdims=True) + 1e-5) * gain


def transformer(p, tokens):
    """tokens [batch, context] -> logits [batch x context, vocab], of one member"""
    heads, size = arch["heads"], arch["headSize"]
    causal = jnp.triu(jnp.full((context, context), -1e9), 1)
    x = (p["embedding"][tokens] + p["position"]).reshape(batch * context, width)
    for layer in range(depth):
        qkv = rms(x, p[f"{layer}.norm1"]) @ p[f"{layer}.qkv"]
        q, k, v = qkv.reshape(batch, context, 3, heads, size).transpose(2, 0, 3, 1, 4)
        mixed = jax.nn.softmax(q @ k.swapaxes(-2, -1) / size**0.5 + causal, -1) @ v
        x = x + mixed.swapaxes(1, 2).reshape(batch * context, heads * size) @ p[f"{layer}.out"]
        x = x + jnp.square(jax.nn.relu(rms(x, p[f"{layer}.norm2"]) @ p[f"{layer}.up"])) @ p[f"{layer}.down"]
    return rms(x, p["norm"]) @ p["head"]


def gru_parameters():
    p = {"embedding": matrix(vocab, arch["embedding"]), "head": matrix(width, vocab)}
    p["headBias"] = jnp.zeros((members, vocab))
    for layer in range(depth):
        p[f"{layer}.input"] = matrix(arch["embedding"] if layer == 0 else width, 3 * width)
        p[f"{layer}.bias"] = jnp.zeros((members, 3 * width))
        p[f"{layer}.recurrent"] = matrix(width, 3 * width)
    return p


def gru(p, tokens):
    """The reset gate after the product; layers above the first are residual, as in ours. Time is scanned."""
    x = p["embedding"][tokens.T]  # [context, batch, embedding]
    for layer in range(depth):
        inputs = x @ p[f"{layer}.input"] + p[f"{layer}.bias"]

        def unit(h, row, recurrent=p[f"{layer}.recurrent"]):
            product = h @ recurrent
            r, z = jnp.split(jax.nn.sigmoid(row[:, : 2 * width] + product[:, : 2 * width]), 2, -1)
            n = jnp.tanh(row[:, 2 * width :] + r * product[:, 2 * width :])
            h = n + z * (h - n)
            return h, h

        hidden = jax.lax.scan(unit, jnp.zeros((batch, width)), inputs)[1]
        x = hidden if layer == 0 else x + hidden
    return x.swapaxes(0, 1).reshape(batch * context, width) @ p["head"] + p["headBias"]


is_transformer = arch["family"] == "transformer"
model = transformer if is_transformer else gru


def loss(p, tokens):
    chosen = jnp.take_along_axis(jax.nn.log_softmax(model(p, tokens[:, :-1])), tokens[:, 1:].reshape(-1, 1), 1)
    return -chosen.mean()


def step(p, momentum, variance, taken, tokens):
    """AdamW on one member, its gradient clipped to 1."""
    gradients = jax.grad(loss)(p, tokens)
    norm = jnp.sqrt(sum(jnp.square(g).sum() for g in gradients.values()))
    gradients = {name: g / jnp.maximum(norm, 1) for name, g in gradients.items()}
    momentum = {name: 0.9 * momentum[name] + 0.1 * g for name, g in gradients.items()}
    variance = {name: 0.99 * variance[name] + 0.01 * g * g for name, g in gradients.items()}
    corrections = 1 - 0.9 ** (taken + 1), 1 - 0.99 ** (taken + 1)

    def changed(name):
        change = momentum[name] / corrections[0] / (jnp.sqrt(variance[name] / corrections[1]) + 1e-8)
        return p[name] * (1 - 1e-3 * 0.01) - 1e-3 * change

    return {name: changed(name) for name in p}, momentum, variance


@partial(jax.jit, donate_argnums=0)
def steps(state, taken, tokens):
    """tokens [steps, members, batch, context + 1]"""

    def one(carried, own):
        state, taken = carried
        return (jax.vmap(step, (0, 0, 0, None, 0))(*state, taken, own), taken + 1), None

    return jax.lax.scan(one, (state, taken), tokens)[0]


p = transformer_parameters() if is_transformer else gru_parameters()
state = (p, *({name: jnp.zeros_like(value) for name, value in p.items()} for _ in range(2)))
tokens = jax.random.randint(next(keys), (STEPS, members, batch, context + 1), 0, vocab)
carried = jax.block_until_ready(steps(state, 0.0, tokens))
started, taken = time.perf_counter(), 0
while time.perf_counter() - started < task["seconds"]:
    carried = jax.block_until_ready(steps(*carried, tokens))
    taken += STEPS
rate = taken * members * batch * context / (time.perf_counter() - started)
json.dump([{"form": "vmap", "threads": len(os.sched_getaffinity(0)), "tokensPerSecond": rate}], sys.stdout)
