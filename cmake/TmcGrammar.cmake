# tmc_add_grammar() makes tmcGrammar, tmc_add_hcl() makes tmcHclGrammar.
#
# tmcGrammar: the lexer and parser that ANTLR makes of grammar/, generated into build/generated/grammar.
# Only lib/Parse links it. They are objects and become part of tmcParse, because the grammar's superclasses
# (Parse/LexerBase.h, ...) live there: as a library of their own the two would need each other. The generated headers and the runtime's need -fno-char8_t under C++20, because ANTLR 4.7
# writes u8"" literals where it means char.
#
# Generated code builds the grammar's network before main() and checks it. TmcLazyGrammar.cmake has it wait until
# someone asks, and tmc-grammar writes as tables what the network is needed for in files without errors.

set(TMC_ANTLR_FLAGS -Werror -no-visitor -listener)

function(tmc_add_grammar)
  set(source "${PROJECT_SOURCE_DIR}/grammar")
  set(output "${TMC_GENERATED_DIR}/grammar")
  set(grammars TmLexer.g4 TmParser.g4)
  if(NOT EXISTS "${source}/TmLexer.g4" OR NOT EXISTS "${source}/TmParser.g4")
    add_library(tmcGrammar INTERFACE)
    return()
  endif()

  set(stems TmLexer TmParser)
  if("-listener" IN_LIST TMC_ANTLR_FLAGS)
    list(APPEND stems TmParserListener TmParserBaseListener)
  endif()
  if("-visitor" IN_LIST TMC_ANTLR_FLAGS)
    list(APPEND stems TmParserVisitor TmParserBaseVisitor)
  endif()
  set(files "")
  foreach(stem IN LISTS stems)
    list(APPEND files "${output}/${stem}.h" "${output}/${stem}.cpp")
  endforeach()

  # One run for both, from inside grammar/: ANTLR then orders them by tokenVocab and writes straight into -o.
  add_custom_command(
    OUTPUT ${files}
    COMMAND "${TMC_ANTLR4}" -Dlanguage=Cpp ${TMC_ANTLR_FLAGS} -package tmgen -o "${output}" -lib "${output}" ${grammars}
    DEPENDS "${source}/TmLexer.g4" "${source}/TmParser.g4" "${PROJECT_SOURCE_DIR}/cmake/TmcLazyGrammar.cmake"
    WORKING_DIRECTORY "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DFILE=${output}/TmParser.cpp" -P "${PROJECT_SOURCE_DIR}/cmake/TmcLazyGrammar.cmake"
    BYPRODUCTS "${output}/TmParser.interp"
    COMMENT "Generating the parser from grammar/"
    VERBATIM)
  set(predictions "${output}/TmTables.cpp")
  add_custom_command(
    OUTPUT "${predictions}"
    COMMAND tmc-grammar -o "${predictions}" "${output}/TmParser.interp" "${output}/TmParser.cpp"
    DEPENDS tmc-grammar "${output}/TmParser.cpp"
    COMMENT "Generating tables of the grammar"
    VERBATIM)

  add_library(tmcGrammar OBJECT ${files} "${predictions}")
  target_include_directories(tmcGrammar PRIVATE "${PROJECT_SOURCE_DIR}/lib")
  target_include_directories(tmcGrammar SYSTEM PUBLIC "${output}" "${ANTLR4_INCLUDE_DIR}")
  target_compile_options(tmcGrammar PUBLIC -fno-char8_t PRIVATE -w)
  target_link_libraries(tmcGrammar PUBLIC tmc_llvm antlr4_static Threads::Threads)
  if(TMC_PCH)
    target_precompile_headers(tmcGrammar PRIVATE <antlr4-runtime.h>)
  endif()
endfunction()

# tmcHclGrammar: the lexer and the parser of grammar/Hcl.g4, for lib/Hcl alone. Their networks are built when a file in HCL
# is read.
function(tmc_add_hcl)
  set(source "${PROJECT_SOURCE_DIR}/grammar")
  set(output "${TMC_GENERATED_DIR}/hcl")
  set(files "")
  set(lazy "")
  foreach(stem HclLexer HclParser)
    list(APPEND files "${output}/${stem}.h" "${output}/${stem}.cpp")
    list(APPEND lazy COMMAND "${CMAKE_COMMAND}" "-DFILE=${output}/${stem}.cpp" -P "${PROJECT_SOURCE_DIR}/cmake/TmcLazyGrammar.cmake")
  endforeach()
  add_custom_command(
    OUTPUT ${files}
    COMMAND "${TMC_ANTLR4}" -Dlanguage=Cpp -Werror -no-visitor -no-listener -package hclgen -o "${output}" Hcl.g4
    ${lazy}
    DEPENDS "${source}/Hcl.g4" "${PROJECT_SOURCE_DIR}/cmake/TmcLazyGrammar.cmake"
    WORKING_DIRECTORY "${source}"
    COMMENT "Generating the parser of HCL"
    VERBATIM)
  add_library(tmcHclGrammar OBJECT ${files})
  target_include_directories(tmcHclGrammar SYSTEM PUBLIC "${output}" "${ANTLR4_INCLUDE_DIR}")
  target_compile_options(tmcHclGrammar PUBLIC -fno-char8_t PRIVATE -w)
  target_link_libraries(tmcHclGrammar PUBLIC tmc_llvm antlr4_static Threads::Threads)
  if(TMC_PCH)
    target_precompile_headers(tmcHclGrammar PRIVATE <antlr4-runtime.h>)
  endif()
endfunction()
