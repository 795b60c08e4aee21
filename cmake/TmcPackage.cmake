# The Debian package that tools/dev/package makes of an installed tree. Graphviz is loaded when a picture is drawn, so no
# binary names it: its package is a dependency by name. The others follow from the binaries, which tools/dev/package asks.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tmc)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_CONTACT "The tmc developers <tmc@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "tmc checks models of systems, derives what can go wrong in them, and writes\n diagrams, reports and tests.")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libgvc6")
# Either prints the report as PDF; it is looked for when one is asked for.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "python3-pytest, bash-completion, chromium | weasyprint")
include(CPack)
