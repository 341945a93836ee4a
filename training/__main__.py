"""`python -m training --data ../shared/data --out ingest/models/kallstod-sv` makes the bundled model."""

import argparse
import logging
from pathlib import Path


def main() -> None:
    """Reads the command line and runs the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with training, lexica, domain, benchmarks")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write or replace")
    parser.add_argument("--work", type=Path, default=Path("/tmp/kallstod-training"), help="folder for the checkpoints")
    parser.add_argument("--threads", type=int, default=1, help="threads of the contrastive stage")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    logging.getLogger("gensim").setLevel(logging.WARNING)
    import torch

    from training.train import Settings, run

    torch.set_num_threads(arguments.threads)
    for name, value in run(arguments.data, arguments.out, arguments.work, Settings()).items():
        print(f"{name:44} {value:.3f}")


if __name__ == "__main__":
    main()
