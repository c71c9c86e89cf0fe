"""Whether the process lives, and whether it can serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from common.access import public

PLAIN = "text/plain; charset=utf-8"


@public
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """/healthz: this process answers. It asks nothing of the database, so that a restart is never its cure."""
    return HttpResponse("ok\n", content_type=PLAIN, headers={"Cache-Control": "no-store"})


@public
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """/readyz: the database answers and has every migration; else 503 with the reason."""
    problem = unready()
    return HttpResponse(
        f"{problem or 'ready'}\n",
        status=503 if problem else 200,
        content_type=PLAIN,
        headers={"Cache-Control": "no-store"},
    )


def unready() -> str:
    """Why the site cannot serve, or the empty string."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "the database does not answer"
    return f"migrations to apply: {len(missing)}" if missing else ""
