"""What exchange keeps of its own."""

from exchange.models.arrival import Arrival

__all__ = ["Arrival"]
