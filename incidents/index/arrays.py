"""Between bitmaps and arrays of primary keys, by the way that copies memory and loops over nothing."""

import array
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

Keys = NDArray[np.uint32]
Word = NDArray[np.uint64]
Mask = NDArray[np.bool_]


def keys_of(bitmap: BitMap) -> Keys:
    """The members of a bitmap, ascending."""
    return np.frombuffer(bitmap.to_array(), dtype=np.uint32)


def bitmap_of(keys: NDArray[Any]) -> BitMap:
    """The bitmap of some primary keys; ascending ones are quickest."""
    return BitMap(array.array("I", keys.astype(np.uint32).tobytes()))


def mask_of(bitmap: BitMap, size: int) -> Mask:
    """Whether each number below `size` is a member."""
    mask = np.zeros(size, dtype=np.bool_)
    mask[keys_of(bitmap)] = True
    return mask
