"""Bringing an article in: paste its text, give its address, or upload a file."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.actions.articles import Ingested, Outcome, add_article
from claims.actions.fetches import request_fetch
from claims.models import Article, ArticleFetch
from claims.models.fields import validate_date
from claims.permissions import Permission
from claims.web.files import LARGEST, read_limited, text_of
from factcheck.admin.acts import Act
from factcheck.admin.picking import pick

DATE_HELP = _("2023, 2023-07 or 2023-07-11: as precise as is known.")


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=AdminTextareaWidget(attrs={"rows": 12, "dir": "auto"}),
        help_text=_("The whole article, its paragraphs kept. It is stored as it is."),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=500,
        widget=AdminTextInputWidget(),
        help_text=_("Left empty, the first line serves."),
    )
    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=AdminTextInputWidget(attrs={"inputmode": "url"}),
        help_text=_(
            "Where it can be read, if anywhere. Copies at the same address are one article."
        ),
    )
    publisher = pick(
        Article,
        "publisher",
        label=_("Publisher"),
        help_text=_("The outlet that published it, if the record knows it."),
    )
    published_on = forms.CharField(
        label=_("Published on"),
        required=False,
        max_length=10,
        validators=[validate_date],
        widget=AdminTextInputWidget(),
        help_text=DATE_HELP,
    )
    language = forms.CharField(
        label=_("Language"),
        required=False,
        max_length=12,
        widget=AdminTextInputWidget(),
        help_text=_("Such as fr or en. Left empty, it is found from the words."),
    )


class AddressForm(forms.Form):
    url = forms.URLField(
        label=_("Address"),
        max_length=2000,
        assume_scheme="https",
        widget=AdminTextInputWidget(attrs={"inputmode": "url"}),
        help_text=_("A worker reads the page and brings its article in; you can watch it."),
    )


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A text (.txt) or a saved page (.html), up to 2 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )

    def clean_file(self) -> Any:
        file: Any = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("This file is too large."), code="too_large")
        return file


FORMS: dict[str, type[forms.Form]] = {
    "paste": PasteForm,
    "address": AddressForm,
    "upload": UploadForm,
}


class BringIn(Act):
    """Three ways in, one page; each is a form of its own."""

    template_name = "admin/claims/article/add.html"
    permission: ClassVar[Permission] = Permission.ADD_ARTICLE
    title = _("Add an article")

    @property
    def way(self) -> str:
        way = self.request.POST.get("way", "paste")
        return way if way in FORMS else "paste"

    def get_form_class(self) -> type[forms.Form]:
        return FORMS[self.way]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"auto_id": f"id_{self.way}_%s"}

    def get_initial(self) -> dict[str, Any]:
        """A page that could not be read hands its address over, for pasting by hand."""
        return {"url": self.request.GET.get("url", "")}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        blank = {way: form(auto_id=f"id_{way}_%s") for way, form in FORMS.items()}
        return context | {"forms": blank | {self.way: context["form"]}}

    def back(self) -> str:
        return reverse("admin:claims_article_changelist")

    def perform(self, form: forms.Form) -> str:
        if self.way == "address":
            return self._fetch(form.cleaned_data["url"])
        found = self._paste(form) if self.way == "paste" else self._upload(form)
        self.say(_sentence(found))
        return reverse("admin:claims_article_change", args=[found.article.pk])

    def _fetch(self, url: str) -> str:
        known = Article.objects.at(url).first()
        if known is not None:
            self.say(_("The record already has the article at this address: here it is."))
            return reverse("admin:claims_article_change", args=[known.pk])
        work: ArticleFetch = request_fetch(url, by=self.by)
        return reverse("admin:claims_articlefetch_change", args=[work.pk])

    def _paste(self, form: forms.Form) -> Ingested:
        return add_article(by=self.by, **form.cleaned_data)

    def _upload(self, form: forms.Form) -> Ingested:
        file = form.cleaned_data["file"]
        found = text_of(read_limited(file), name=str(file.name))
        return add_article(
            found.text,
            title=found.title,
            site_name=found.publisher_name,
            published_on=found.published_on or "",
            language=found.language,
            by=self.by,
        )


def _sentence(found: Ingested) -> Any:
    if found.outcome is Outcome.KNOWN:
        return _("The record already has this text: here it is. Nothing was added.")
    if found.outcome is Outcome.REVISED:
        return _("The text differs from the one on record: it is the article’s new revision.")
    return _("The article is on record.")
