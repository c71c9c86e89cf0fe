"""A second opinion on EDTF: edtf-validate, by the University of North Texas. Its own parser warns of old names."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from edtf_validate import valid_edtf


def holds_valid(edtf):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return valid_edtf.is_valid(edtf)
