# cmake -DFILE=TmParser.cpp -P TmcLazyGrammar.cmake
# Changes what ANTLR generated: the static object whose constructor builds the network becomes one that is made when
# TmParser::loadNetwork() is first called, and the network is not verified, as ANTLR did that when it made it.

get_filename_component(class "${FILE}" NAME_WE)
file(READ "${FILE}" text)

function(replace from to)
  string(FIND "${text}" "${from}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "${FILE} has no `${from}`: another version of ANTLR?")
  endif()
  string(REPLACE "${from}" "${to}" changed "${text}")
  set(text "${changed}" PARENT_SCOPE)
endfunction()

replace("${class}::Initializer ${class}::_init;"
        "void ${class}::loadNetwork() {\n  static const Initializer Made;\n  (void)Made;\n}")
replace("  atn::ATNDeserializer deserializer;"
        "  atn::ATNDeserializationOptions options;\n  options.setVerifyATN(false);\n  atn::ATNDeserializer deserializer(options);")
file(WRITE "${FILE}" "${text}")
