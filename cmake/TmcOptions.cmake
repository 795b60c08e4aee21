# How every file is compiled: the language level, warnings, optimisation, sanitizers, ccache.

option(TMC_WERROR "Treat warnings as errors" ON)
option(TMC_PCH "Use precompiled headers" ON)
option(TMC_CCACHE "Compile through ccache when it is installed" ON)
option(TMC_COVERAGE "Instrument for source-based coverage (clang)" OFF)
option(TMC_FUZZ "Build the libFuzzer targets of test/Fuzz (clang)" OFF)
set(TMC_SANITIZE "" CACHE STRING "Comma-separated sanitizers, as -fsanitize= takes them")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
# -O3 makes the tools larger and not faster; assertions stay on in Debug only.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")
if(TMC_SANITIZE)
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1") # a report needs lines, not variables, and the build takes a third less
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
set(TMC_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated")

add_compile_options(-ffunction-sections -fdata-sections)
# --as-needed: LLVMSupport's link line names libz3, which nothing here uses.
add_link_options(-Wl,--gc-sections -Wl,--as-needed)

# A tool gives its memory back at its end only where someone looks at that: leak checks, and counters that are written then.
set(TMC_ORDERLY_EXIT OFF)
if(TMC_SANITIZE OR TMC_COVERAGE)
  set(TMC_ORDERLY_EXIT ON)
endif()
if(TMC_SANITIZE)
  add_compile_options(-fsanitize=${TMC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TMC_SANITIZE})
  # Into every program: what AddressSanitizer is to do when the environment does not say otherwise.
  add_library(tmc_sanitizer_defaults OBJECT "${PROJECT_SOURCE_DIR}/cmake/SanitizerDefaults.cpp")
  link_libraries(tmc_sanitizer_defaults)
endif()
if(TMC_FUZZ AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "TMC_FUZZ needs clang (preset: fuzz)")
endif()
if(TMC_COVERAGE)
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
endif()

# A program starts faster with the C++ runtime in it than with one that is looked up symbol by symbol. Sanitizers bring
# their own, and clang's coverage its.
set(TMC_START_OPTIONS "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT TMC_SANITIZE)
  set(TMC_START_OPTIONS -static-libstdc++ -static-libgcc)
endif()

# Paths in messages and debug information are relative to the repository, so that two clones give the same objects.
add_compile_options("-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")

if(TMC_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(TMC_CCACHE_PROGRAM ccache)
  if(TMC_CCACHE_PROGRAM)
    # Precompiled headers need the sloppiness; base directory and no directory hash let clones share the cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 CCACHE_ABSSTDERR=1
        "${TMC_CCACHE_PROGRAM}")
  endif()
endif()
if(TMC_PCH)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>) # lets ccache see through the header
  else()
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>") # lets a rebuilt header hit
  endif()
endif()

# clang has no -Wshadow=local, and its -Wshadow also forbids a local to be named as a field. It reports the deprecated
# get_temporary_buffer inside libstdc++ 12's own stable_sort.
# The flags of our own code. Generated and third-party code does not link this.
add_library(tmc_flags INTERFACE)
target_compile_options(tmc_flags INTERFACE
  -Wall -Wextra -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual
  $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
  $<$<BOOL:${TMC_WERROR}>:-Werror>)
target_include_directories(tmc_flags INTERFACE "${PROJECT_SOURCE_DIR}/lib")
