"""Checks of the running system Balloons against its threat model (docs/examples/balloons-mtls.tm).

Hand-written: the golden shape of what `tmc --emit=pytest` writes. The model's endpoints tell schemes and
ports; a targets file says where the elements run: see tmc_verify.py, which stands beside this file.
"""

import tmc_verify
import tmc_verify_tls


def web():
    return tmc_verify.target("Balloons.web", "http://127.0.0.1:8080")


def photos():
    return tmc_verify.target("Balloons.photos", "https://127.0.0.1:9443")


def db():
    return tmc_verify.target("Balloons.db", "postgres://127.0.0.1:5432")


def test_web_serves():
    """Balloons.web serves its visitors."""
    tmc_verify.expect_served(web())


def test_fetch_uses_tls():
    """Balloons.fetch: Balloons.photos speaks TLS."""
    tmc_verify.expect_tls(photos())


def test_fetch_minimum_tls():
    """Balloons.fetch: Balloons.photos refuses everything older than TLS 1.2."""
    tmc_verify.expect_minimum_tls(photos(), "1.2")


def test_fetch_refuses_plaintext():
    """Balloons.fetch: Balloons.photos refuses requests in cleartext."""
    tmc_verify_tls.expect_plaintext_refused(photos())


def test_fetch_requires_client_certificate():
    """Balloons.fetch: Balloons.photos refuses clients without a certificate of its authority."""
    tmc_verify_tls.expect_client_cert_required(photos())


def test_fetch_refuses_plain_impostor():
    """Balloons.fetch: Balloons.web refuses an impostor of Balloons.photos that speaks in cleartext."""
    tmc_verify_tls.expect_refuses_impostor(web(), photos(), tmc_verify.PLAIN)


def test_fetch_refuses_impostor_of_other_authority():
    """Balloons.fetch: Balloons.web refuses an impostor of Balloons.photos with another authority's certificate."""
    tmc_verify_tls.expect_refuses_impostor(web(), photos(), tmc_verify.OTHER_AUTHORITY)


def test_fetch_refuses_impostor_of_wrong_name():
    """Balloons.fetch: Balloons.web refuses an impostor of Balloons.photos with a certificate for another name."""
    tmc_verify_tls.expect_refuses_impostor(web(), photos(), tmc_verify.WRONG_NAME)


def test_lookup_uses_tls():
    """Balloons.lookup: Balloons.db speaks TLS."""
    tmc_verify.expect_tls(db())


def test_lookup_minimum_tls():
    """Balloons.lookup: Balloons.db refuses everything older than TLS 1.2."""
    tmc_verify.expect_minimum_tls(db(), "1.2")


def test_lookup_refuses_plaintext():
    """Balloons.lookup: Balloons.db refuses logins in cleartext."""
    tmc_verify_tls.expect_plaintext_refused(db())


def test_lookup_requires_client_certificate():
    """Balloons.lookup: Balloons.db refuses clients without a certificate of its authority."""
    tmc_verify_tls.expect_client_cert_required(db())
