"""The peer of `clade bench train`: the same populations trained with PyTorch, as a loop over models and batched over members.

Reads a task as JSON from standard input: architecture, members, batch, vocabularySize, threads (a list), seconds.
Runs on PyTorch 1.13 and newer, each with the fastest operators that it has.
Writes one JSON array: {form, threads, tokensPerSecond} of each form and number of threads.
"""

import json
import sys
import time

import torch
import torch.nn.functional as F

task = json.load(sys.stdin)
arch, members, batch, vocab = task["architecture"], task["members"], task["batch"], task["vocabularySize"]
context, width, depth = arch["context"], arch["width"], arch["depth"]


def matrix(count, *shape):
    return torch.nn.Parameter(torch.randn(count, *shape) / shape[0] ** 0.5)


def transformer_parameters(count):
    parameters = {"embedding": matrix(count, vocab, width), "position": matrix(count, context, width)}
    for layer in range(depth):
        parameters[f"{layer}.norm1"] = torch.nn.Parameter(torch.ones(count, 1, width))
        parameters[f"{layer}.norm2"] = torch.nn.Parameter(torch.ones(count, 1, width))
        inner = arch["heads"] * arch["headSize"]
        for name, shape in {"qkv": (width, 3 * inner), "out": (inner, width)}.items():
            parameters[f"{layer}.{name}"] = matrix(count, *shape)
        parameters[f"{layer}.up"] = matrix(count, width, 4 * width)
        parameters[f"{layer}.down"] = matrix(count, 4 * width, width)
    parameters["norm"] = torch.nn.Parameter(torch.ones(count, 1, width))
    parameters["head"] = matrix(count, width, vocab)
    return parameters


def rms(x, gain):
    if hasattr(F, "rms_norm"):
        return F.rms_norm(x, (width,)) * gain
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * gain


CAUSAL = torch.full((context, context), float("-inf")).triu(1)


def attend(q, k, v):
    if hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
    return torch.softmax(q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5 + CAUSAL, -1) @ v


def look_up(table, tokens):
    """table [count, rows, width], tokens [count, positions] -> [count, positions, width]"""
    rows = tokens + torch.arange(table.shape[0]).unsqueeze(1) * table.shape[1]
    return F.embedding(rows, table.reshape(-1, table.shape[2]))


def transformer(p, tokens):
    """tokens [count, batch, context] -> logits [count, batch x context, vocab]"""
    count, heads, inner = tokens.shape[0], arch["heads"], arch["heads"] * arch["headSize"]
    x = look_up(p["embedding"], tokens.reshape(count, -1)) + p["position"].repeat(1, batch, 1)
    for layer in range(depth):
        qkv = torch.bmm(rms(x, p[f"{layer}.norm1"]), p[f"{layer}.qkv"])
        q, k, v = qkv.view(count * batch, context, 3, heads, arch["headSize"]).permute(2, 0, 3, 1, 4)
        mixed = attend(q, k, v)
        x = x + torch.bmm(mixed.transpose(1, 2).reshape(count, batch * context, inner), p[f"{layer}.out"])
        hidden = torch.relu(torch.bmm(rms(x, p[f"{layer}.norm2"]), p[f"{layer}.up"])).square()
        x = x + torch.bmm(hidden, p[f"{layer}.down"])
    return torch.bmm(rms(x, p["norm"]), p["head"])


def gru_parameters(count):
    parameters = {"embedding": matrix(count, vocab, arch["embedding"]), "head": matrix(count, width, vocab)}
    parameters["headBias"] = torch.nn.Parameter(torch.zeros(count, 1, vocab))
    for layer in range(depth):
        parameters[f"{layer}.input"] = matrix(count, arch["embedding"] if layer == 0 else width, 3 * width)
        parameters[f"{layer}.bias"] = torch.nn.Parameter(torch.zeros(count, 1, 3 * width))
        parameters[f"{layer}.recurrent"] = matrix(count, width, 3 * width)
    return parameters


def gru(p, tokens):
    """The reset gate after the product, as in ours and in torch.nn.GRU; layers above the first are residual, as in ours."""
    count = tokens.shape[0]
    symbols = tokens.transpose(1, 2).reshape(count, -1)  # time major
    x = look_up(p["embedding"], symbols)
    for layer in range(depth):
        inputs = torch.baddbmm(p[f"{layer}.bias"], x, p[f"{layer}.input"]).view(count, context, batch, -1)
        h = torch.zeros(count, batch, width)
        states = []
        for row in inputs.unbind(1):
            product = torch.bmm(h, p[f"{layer}.recurrent"])
            r, z = torch.sigmoid(row[..., : 2 * width] + product[..., : 2 * width]).chunk(2, -1)
            n = torch.tanh(row[..., 2 * width :] + r * product[..., 2 * width :])
            h = n + z * (h - n)
            states.append(h)
        hidden = torch.cat(states, 1)
        x = hidden if layer == 0 else x + hidden
    together = x.view(count, context, batch, width).transpose(1, 2).reshape(count, batch * context, width)
    return torch.baddbmm(p["headBias"], together, p["head"])


class LoopedGru(torch.nn.Module):
    """One model of the loop, on PyTorch's own GRU."""

    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(vocab, arch["embedding"])
        self.gru = torch.nn.GRU(arch["embedding"], width, depth, batch_first=True)
        self.head = torch.nn.Linear(width, vocab)

    def forward(self, tokens):
        return self.head(self.gru(self.embedding(tokens[0]))[0]).reshape(1, batch * context, vocab)


def population(count):
    """Parameters, and what computes logits with them: `count` models in one."""
    if arch["family"] == "transformer":
        parameters = transformer_parameters(count)
        return list(parameters.values()), lambda tokens: transformer(parameters, tokens)
    if count == 1:
        model = LoopedGru()
        return list(model.parameters()), model
    parameters = gru_parameters(count)
    return list(parameters.values()), lambda tokens: gru(parameters, tokens)


def adamw(parameters):
    """The fastest that this version has on a processor."""
    hyperparameters = {"lr": 1e-3, "betas": (0.9, 0.99), "weight_decay": 0.01}
    try:
        return torch.optim.AdamW(parameters, **hyperparameters, fused=True)
    except (TypeError, RuntimeError):
        return torch.optim.AdamW(parameters, **hyperparameters, foreach=True)


def stepper(count):
    """Takes one step of AdamW, each member's gradient clipped to 1."""
    parameters, logits_of = population(count)
    optimizer = adamw(parameters)

    def step(tokens):
        optimizer.zero_grad()
        inputs, targets = tokens[..., :-1], tokens[..., 1:]
        logits = logits_of(inputs).reshape(-1, vocab)
        # the mean over positions of each member, summed over members
        (F.cross_entropy(logits, targets.reshape(-1)) * count).backward()
        if count == 1:
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        else:
            norms = torch.stack([p.grad.flatten(1).square().sum(1) for p in parameters]).sum(0).sqrt()
            scale = (1 / norms.clamp(min=1)).view(-1, 1, 1)
            for p in parameters:
                p.grad.mul_(scale)
        optimizer.step()

    return step


def measure(form, threads):
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    count = members if form == "batched" else 1
    steppers = [stepper(count) for _ in range(members // count)]
    tokens = torch.randint(vocab, (8, count, batch, context + 1))
    for step in steppers:
        step(tokens[0])
    started, taken = time.perf_counter(), 0
    while time.perf_counter() - started < task["seconds"]:
        for step in steppers:
            step(tokens[taken % len(tokens)])
        taken += 1
    rate = taken * members * batch * context / (time.perf_counter() - started)
    return {"form": form, "threads": threads, "tokensPerSecond": rate}


forms = ["loop"] if members == 1 else ["loop", "batched"]
json.dump([measure(form, threads) for threads in task["threads"] for form in forms], sys.stdout)
