"""Which door is at which address."""

from django.contrib import admin
from django.urls import include, path

from factcheck.api.description import catalog

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("factcheck.api.urls")),
    path(".well-known/api-catalog", catalog),
    path("", include("factcheck.public.urls")),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
