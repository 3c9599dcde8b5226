"""Signing in to the desk, in a browser and without one."""

from django.test import Client
from playwright.sync_api import Page

from accounts.models import User
from tests.builders import PASSWORD


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def sign_in(page: Page, address: str, user: User) -> None:
    page.goto(f"{address}/admin/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"{address}/admin/")
