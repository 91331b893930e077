"""Training on several GPUs with torchrun; every call does nothing in a run of one process.

Each process sees its own pictures; DistributedDataParallel averages the gradients, so all hold the same weights. The first
process keeps the time and writes the checkpoint.
"""

import os

import torch
import torch.distributed as distributed


def join():
    """Joins the processes torchrun started, if it did; -> this process's device."""
    if "WORLD_SIZE" in os.environ:
        distributed.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
    if not torch.cuda.is_available():
        return torch.device("cpu")
    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)))
    torch.cuda.set_device(device)
    return device


def leave():
    if distributed.is_initialized():
        distributed.destroy_process_group()


def rank():
    return distributed.get_rank() if distributed.is_initialized() else 0


def size():
    return distributed.get_world_size() if distributed.is_initialized() else 1


def agree(seconds, device):
    """The first process's clock, so that all stop at the same step."""
    if size() == 1:
        return seconds
    value = torch.tensor([seconds], dtype=torch.float64, device=device)
    distributed.broadcast(value, 0)
    return float(value)


def spread(module):
    """The module to call in training: in a run of several processes its gradients are averaged while they are computed."""
    if size() == 1:
        return module
    return torch.nn.parallel.DistributedDataParallel(module, device_ids=[torch.cuda.current_device()] if torch.cuda.is_available() else None)
