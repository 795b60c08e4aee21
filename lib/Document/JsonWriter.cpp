//===- JsonWriter.cpp - JSON, straight into a stream ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/JsonWriter.h"

#include "Document/Escape.h"

#include <charconv>

using namespace tmc;
using namespace tmc::document;
using llvm::StringRef;

JsonWriter::JsonWriter(llvm::raw_ostream &OS, Style S)
    : OS(OS), Buffer(new char[BufferSize]), Spaced(S == Style::ForPeople) {}

JsonWriter::~JsonWriter() { flush(); }

void JsonWriter::flush() {
  OS.write(Buffer.get(), Used);
  Used = 0;
}

void JsonWriter::putLong(StringRef Text) {
  flush();
  if (Text.size() > BufferSize)
    OS.write(Text.data(), Text.size());
  else
    put(Text);
}

void JsonWriter::breakLine() {
  put('\n');
  for (unsigned I = 0; I < Blanks; ++I)
    put(' ');
  Break = false;
}

void JsonWriter::number(int64_t N) {
  comma();
  constexpr size_t Longest = 20; // of -9223372036854775808
  char *To = room(Longest);
  Used += static_cast<size_t>(std::to_chars(To, To + Longest, N).ptr - To);
}

void JsonWriter::quoted(StringRef Text) {
  put('"');
  for (;;) {
    size_t Run = plainInJson(Text);
    put(Text.take_front(Run));
    Text = Text.drop_front(Run);
    if (Text.empty())
      break;
    char Escaped[MaxJsonEscape];
    put(escapeForJson(Text, Escaped));
  }
  put('"');
}
