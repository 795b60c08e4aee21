# tmcStdlib: the standard library of stdlib/, compiled by the host tool tmc-embed into one C++ file, so that an
# installed tmc needs no files beside it. Driver links it and sees TMC_HAVE_STDLIB_BLOB when there is one.
#
# tmc-embed -o stdlib_blob.cpp <root of stdlib> <files, relative to the root>
# The files are the .tm modules and what they need beside them (Python support, templates). The tool may link anything
# below Driver, never Driver itself; the less it links, the less often the library is compiled again.

add_library(tmcStdlib INTERFACE)

function(tmc_add_stdlib)
  set(root "${PROJECT_SOURCE_DIR}/stdlib")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/*")
  list(FILTER files EXCLUDE REGEX "(^|/)(\\.|__pycache__/)|\\.(pyc|md)$|~$")
  if(NOT TARGET tmc-embed OR NOT files)
    return()
  endif()
  list(SORT files)
  list(TRANSFORM files PREPEND "${root}/" OUTPUT_VARIABLE paths)
  set(blob "${TMC_GENERATED_DIR}/stdlib/stdlib_blob.cpp")
  file(MAKE_DIRECTORY "${TMC_GENERATED_DIR}/stdlib")
  add_custom_command(
    OUTPUT "${blob}"
    COMMAND tmc-embed -o "${blob}" "${root}" ${files}
    DEPENDS tmc-embed ${paths}
    COMMENT "Compiling the standard library"
    VERBATIM)
  add_library(tmcStdlibBlob STATIC "${blob}")
  target_link_libraries(tmcStdlibBlob PRIVATE tmc_flags tmc_llvm)
  target_link_libraries(tmcStdlib INTERFACE tmcStdlibBlob)
  target_compile_definitions(tmcStdlib INTERFACE TMC_HAVE_STDLIB_BLOB=1)
endfunction()
