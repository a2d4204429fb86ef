"""The strong peer of `clade bench train` on PyTorch 2: one member's step under `torch.func.vmap`, compiled with its optimizer by `torch.compile`.

Reads a task as JSON from standard input: architecture, members, batch, vocabularySize, threads (a list), seconds.
Writes one JSON array: {form, threads, tokensPerSecond} of each number of threads.
"""

import json
import sys
import time

import torch
import torch.nn.functional as F
from torch.func import grad, vmap

task = json.load(sys.stdin)
arch, members, batch, vocab = task["architecture"], task["members"], task["batch"], task["vocabularySize"]
context, width, depth = arch["context"], arch["width"], arch["depth"]


def matrix(*shape):
    return torch.randn(members, *shape) / shape[0] ** 0.5


def transformer_parameters():
    inner = arch["heads"] * arch["headSize"]
    p = {"embedding": matrix(vocab, width), "position": matrix(context, width), "head": matrix(width, vocab)}
    p["norm"] = torch.ones(members, width)
    for layer in range(depth):
        p[f"{layer}.norm1"] = torch.ones(members, width)
        p[f"{layer}.norm2"] = torch.ones(members, width)
        p[f"{layer}.qkv"] = matrix(width, 3 * inner)
        p[f"{layer}.out"] = matrix(inner, width)
        p[f"{layer}.up"] = matrix(width, 4 * width)
        p[f"{layer}.down"] = matrix(4 * width, width)
    return p


def rms(x, gain):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * gain


CAUSAL = torch.full((context, context), float("-inf")).triu(1)


def transformer(p, tokens):
    """tokens [batch, context] -> logits [batch x context, vocab], of one member"""
    heads, size = arch.get("heads"), arch.get("headSize")
    x = (F.embedding(tokens, p["embedding"]) + p["position"]).reshape(batch * context, width)
    for layer in range(depth):
        qkv = rms(x, p[f"{layer}.norm1"]) @ p[f"{layer}.qkv"]
        q, k, v = qkv.view(batch, context, 3, heads, size).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = torch.softmax(q @ k.transpose(-2, -1) / size**0.5 + CAUSAL, -1) @ v
        x = x + mixed.transpose(1, 2).reshape(batch * context, heads * size) @ p[f"{layer}.out"]
        x = x + torch.relu(rms(x, p[f"{layer}.norm2"]) @ p[f"{layer}.up"]).square() @ p[f"{layer}.down"]
    return rms(x, p["norm"]) @ p["head"]


def gru_parameters():
    p = {"embedding": matrix(vocab, arch["embedding"]), "head": matrix(width, vocab)}
    p["headBias"] = torch.zeros(members, vocab)
    for layer in range(depth):
        p[f"{layer}.input"] = matrix(arch["embedding"] if layer == 0 else width, 3 * width)
        p[f"{layer}.bias"] = torch.zeros(members, 3 * width)
        p[f"{layer}.recurrent"] = matrix(width, 3 * width)
    return p


def gru(p, tokens):
    """The reset gate after the product; layers above the first are residual, as in ours."""
    x = F.embedding(tokens.T.reshape(-1), p["embedding"])  # time major
    for layer in range(depth):
        inputs = (x @ p[f"{layer}.input"] + p[f"{layer}.bias"]).view(context, batch, 3 * width)
        h = torch.zeros_like(inputs[0, :, :width])
        states = []
        for row in inputs.unbind(0):
            product = h @ p[f"{layer}.recurrent"]
            r, z = torch.sigmoid(row[:, : 2 * width] + product[:, : 2 * width]).chunk(2, -1)
            n = torch.tanh(row[:, 2 * width :] + r * product[:, 2 * width :])
            h = n + z * (h - n)
            states.append(h)
        hidden = torch.cat(states)
        x = hidden if layer == 0 else x + hidden
    return x.view(context, batch, width).transpose(0, 1).reshape(batch * context, width) @ p["head"] + p["headBias"]


is_transformer = arch["family"] == "transformer"
model = transformer if is_transformer else gru


def loss(p, tokens):
    return F.cross_entropy(model(p, tokens[:, :-1]), tokens[:, 1:].reshape(-1))


def step(p, momentum, variance, corrections, tokens):
    """AdamW, each member's gradient clipped to 1; parameters and moments are changed in place."""
    gradients = vmap(grad(loss))(p, tokens)
    norm = sum(g.flatten(1).square().sum(1) for g in gradients.values()).sqrt()
    scale = 1 / norm.clamp(min=1)
    for name, g in gradients.items():
        g = g * scale.view(-1, *[1] * (g.dim() - 1))
        momentum[name].mul_(0.9).add_(g, alpha=0.1)
        variance[name].mul_(0.99).addcmul_(g, g, value=0.01)
        change = momentum[name] / corrections[0] / ((variance[name] / corrections[1]).sqrt() + 1e-8)
        p[name].mul_(1 - 1e-3 * 0.01).sub_(change, alpha=1e-3)


def measure(threads):
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    torch._dynamo.reset()
    p = transformer_parameters() if is_transformer else gru_parameters()
    momentum = {name: torch.zeros_like(value) for name, value in p.items()}
    variance = {name: torch.zeros_like(value) for name, value in p.items()}
    tokens = torch.randint(vocab, (8, members, batch, context + 1))
    compiled = torch.compile(step)
    taken = 0

    def go():
        nonlocal taken
        corrections = torch.tensor([1 - 0.9 ** (taken + 1), 1 - 0.99 ** (taken + 1)])
        compiled(p, momentum, variance, corrections, tokens[taken % 8])
        taken += 1

    for _ in range(3):
        go()
    started, before = time.perf_counter(), taken
    while time.perf_counter() - started < task["seconds"]:
        go()
    rate = (taken - before) * members * batch * context / (time.perf_counter() - started)
    return {"form": "vmap", "threads": threads, "tokensPerSecond": rate}


json.dump([measure(threads) for threads in task["threads"]], sys.stdout)
