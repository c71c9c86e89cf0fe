import pytest

from accounts.roles import LEAST_ROLE, Role, grants


@pytest.mark.parametrize(
    ("role", "power", "granted"),
    [
        (Role.NEW_EDITOR, "edit", True),
        (Role.NEW_EDITOR, "review", False),
        (Role.REVIEWER, "rollback", True),
        (Role.REVIEWER, "delete", False),
        (Role.STEWARD, "redact", True),
        (Role.STEWARD, "administer", False),
        (Role.ADMINISTRATOR, "administer", True),
    ],
)
def test_a_role_has_the_powers_of_those_before_it(role, power, granted):
    assert grants(role, power) is granted


def test_no_role_loses_a_power_by_rising():
    for power in LEAST_ROLE:
        granted = [grants(role, power) for role in Role]
        assert granted == sorted(granted)


def test_an_unknown_power_is_a_mistake_and_not_a_refusal():
    with pytest.raises(KeyError):
        grants(Role.ADMINISTRATOR, "levitate")


def test_a_deactivated_user_may_do_nothing(administrator):
    administrator.is_active = False
    assert not administrator.may("edit")
    assert not administrator.is_staff
