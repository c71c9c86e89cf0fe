"""Users in the admin pages, where administrators set roles."""

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Who has an account, in which role; accounts are made by signing up and never deleted.

    Stewards deactivate them on their pages, where sessions end and the log says why.
    """

    list_display = ["username", "name", "role", "is_active", "date_joined", "last_login"]
    list_filter = ["role", "is_active"]
    search_fields = ["username", "name", "email", "orcid"]
    ordering = ["-date_joined"]
    fields = ["username", "name", "email", "orcid", "role", "is_active", "date_joined", "last_login"]
    readonly_fields = ["username", "email", "is_active", "date_joined", "last_login"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False
