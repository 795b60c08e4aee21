# tmcStdlib: the standard library of stdlib/, the pages of docs/diagnostics/, the models of stdlib/init/ and the report's sources
# in lib/Backends/App/, turned by the host tool tmc-embed into one C++ file each, so that an installed tmc needs no files beside it. Driver links it and sees TMC_HAVE_STDLIB_BLOB when
# there is one.
#
# tmc-embed -o blob.cpp <function of AST/Embedded.h> <root> <files, relative to the root>
# The files of stdlib/ are the .tm modules and what they need beside them (Python support, templates). The tool may link
# anything below Driver, never Driver itself; the less it links, the less often the library is compiled again.

add_library(tmcStdlib INTERFACE)

# tmc_embed(TARGET FUNCTION ROOT FILES...)
function(tmc_embed target function root)
  set(files ${ARGN})
  list(SORT files)
  list(TRANSFORM files PREPEND "${root}/" OUTPUT_VARIABLE paths)
  set(blob "${TMC_GENERATED_DIR}/stdlib/${function}.cpp")
  file(MAKE_DIRECTORY "${TMC_GENERATED_DIR}/stdlib")
  add_custom_command(
    OUTPUT "${blob}"
    COMMAND tmc-embed -o "${blob}" ${function} "${root}" ${files}
    DEPENDS tmc-embed ${paths}
    COMMENT "Embedding ${root}"
    VERBATIM)
  add_library(${target} STATIC "${blob}")
  target_link_libraries(${target} PRIVATE tmc_flags tmc_llvm)
  target_link_libraries(tmcStdlib INTERFACE ${target})
endfunction()

# tmcImageBlob: the library of tmcStdlibBlob, compiled by the host tool tmc-image. It lies in read-only data and is used
# there (docs/design/image.md).
function(tmc_image)
  set(blob "${TMC_GENERATED_DIR}/stdlib/embeddedImage.cpp")
  add_custom_command(
    OUTPUT "${blob}"
    COMMAND tmc-image -o "${blob}"
    DEPENDS tmc-image
    COMMENT "Compiling the standard library"
    VERBATIM)
  add_library(tmcImageBlob STATIC "${blob}")
  target_link_libraries(tmcImageBlob PRIVATE tmc_flags tmc_llvm)
  target_link_libraries(tmcStdlib INTERFACE tmcImageBlob)
endfunction()

function(tmc_add_stdlib)
  set(root "${PROJECT_SOURCE_DIR}/stdlib")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/*")
  list(FILTER files EXCLUDE REGEX "^init/|(^|/)(\\.|__pycache__/)|\\.(pyc|md)$|~$")
  set(page_root "${PROJECT_SOURCE_DIR}/docs/diagnostics")
  file(GLOB pages CONFIGURE_DEPENDS RELATIVE "${page_root}" "${page_root}/TM*.md")
  set(template_root "${root}/init")
  file(GLOB templates CONFIGURE_DEPENDS RELATIVE "${template_root}" "${template_root}/*.tm")
  if(NOT TARGET tmc-embed OR NOT files OR NOT pages OR NOT templates)
    return()
  endif()
  tmc_embed(tmcStdlibBlob embeddedStdlib "${root}" ${files})
  tmc_embed(tmcPagesBlob embeddedPages "${page_root}" ${pages})
  tmc_embed(tmcTemplatesBlob embeddedTemplates "${template_root}" ${templates})
  set(report_root "${PROJECT_SOURCE_DIR}/lib/Backends/App")
  file(GLOB report CONFIGURE_DEPENDS RELATIVE "${report_root}" "${report_root}/*.js" "${report_root}/*.css" "${report_root}/*.html")
  tmc_embed(tmcReportBlob embeddedReport "${report_root}" ${report})
  tmc_image()
  target_compile_definitions(tmcStdlib INTERFACE TMC_HAVE_STDLIB_BLOB=1)
endfunction()
