# What the toolchain is built on; tools/dev/setup installs all of it on Debian 12.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

# Only the static component libraries (LLVMSupport, LLVMSupportLSP, ...) are linked: a tool is small and starts at once.
find_package(LLVM 22.1 REQUIRED CONFIG)
add_library(tmc_llvm INTERFACE)
target_include_directories(tmc_llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
separate_arguments(TMC_LLVM_DEFINITIONS NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_options(tmc_llvm INTERFACE ${TMC_LLVM_DEFINITIONS})
if(NOT LLVM_ENABLE_RTTI)
  target_compile_options(tmc_llvm INTERFACE -fno-rtti)
endif()

find_package(antlr4-runtime 4.9 REQUIRED CONFIG)
find_program(TMC_ANTLR4 antlr4 REQUIRED)

# Graphviz is loaded by the process that draws (lib/Diagram), by the name that a linker would note: libgvc.so.6.
pkg_check_modules(GRAPHVIZ REQUIRED IMPORTED_TARGET libcgraph libgvc)
function(tmc_shared_name out library)
  find_library(${out}_FILE ${library} PATHS ${GRAPHVIZ_LIBRARY_DIRS} REQUIRED)
  execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${${out}_FILE}" OUTPUT_VARIABLE headers)
  if(NOT headers MATCHES "SONAME +([^\n ]+)")
    message(FATAL_ERROR "${${out}_FILE} is no shared library")
  endif()
  set(${out} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()
tmc_shared_name(TMC_CGRAPH_LIBRARY cgraph)
tmc_shared_name(TMC_GVC_LIBRARY gvc)

# Models of other tools come as XML, and as diagrams that are compressed.
find_package(pugixml REQUIRED CONFIG)
find_package(ZLIB REQUIRED)

find_package(GTest REQUIRED)
# The system's Python, which has the packages that setup installs, before one of a version manager.
set(Python3_ROOT_DIR /usr)
set(Python3_FIND_STRATEGY LOCATION)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_package(benchmark QUIET)
