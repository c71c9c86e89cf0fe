"""What is typed on a talk page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wiki.forms.cleaning import LineField, ProseField
from wiki.models import Comment, Thread
from wiki.models.talk import COMMENT_LENGTH, TITLE_LENGTH


class CommentForm(forms.Form):
    """A comment, perhaps in answer to another (`to`) of the same thread."""

    body = ProseField(
        label=_("Comment"),
        max_length=COMMENT_LENGTH,
        help_text=_("Markdown and [[links]] work. It is signed with your name and the time."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


class ReplyForm(CommentForm):
    """A comment in a thread, in answer to the thread or to one of its comments."""

    to = forms.ModelChoiceField(Comment.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, thread: Thread, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = thread.comments.all()  # type: ignore[attr-defined]


class ThreadForm(CommentForm):
    """The subject of a new thread, and its first comment."""

    title = LineField(label=_("Subject"), max_length=TITLE_LENGTH, widget=forms.TextInput(attrs={"dir": "auto"}))

    field_order = ["title", "body"]
