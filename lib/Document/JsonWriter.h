//===- JsonWriter.h - JSON, straight into a stream ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Hundreds of megabytes go through this class, a few bytes at a time. It
/// keeps a buffer of its own, copies runs of plain text as they are, and takes
/// the words of a schema, which are literals, without looking at them.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DOCUMENT_JSONWRITER_H
#define TMC_DOCUMENT_JSONWRITER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace tmc::document {

/// Writes JSON. Commas come by themselves; nesting is the caller's to keep
/// right. What was written has arrived when the writer is gone, or after
/// flush.
class JsonWriter {
public:
  enum class Style : uint8_t {
    Dense,
    ForPeople, ///< with blanks, for files that are edited
  };
  explicit JsonWriter(llvm::raw_ostream &OS, Style S = Style::Dense);
  ~JsonWriter();
  JsonWriter(const JsonWriter &) = delete;
  JsonWriter &operator=(const JsonWriter &) = delete;

  void open(char Bracket) {
    comma();
    put(Bracket);
    First = true;
  }
  void close(char Bracket) {
    First = true; // no comma
    comma();
    put(Bracket);
  }
  /// Begins an output: its format, the format's version, and who wrote it.
  void openOutput(llvm::StringRef Format, int64_t Version,
                  llvm::StringRef ToolVersion) {
    open('{');
    field("format", Format);
    field("version", Version);
    key("tool");
    open('{');
    field("name", "tmc");
    field("version", ToolVersion);
    close('}');
  }
  /// Ends what openOutput began.
  void closeOutput() {
    close('}');
    put('\n');
    flush();
  }
  /// Ends an object that is a line of its own, and no part of another value.
  void closeLine() {
    close('}');
    put('\n');
    First = true;
  }
  /// Puts what comes next, a value or the end of a list, on a line of its own.
  void line(unsigned Indent = 0) {
    Break = true;
    Blanks = Indent;
  }
  /// A word of the schema, of plain characters.
  template <size_t N> void key(const char (&Word)[N]) {
    comma();
    char *To = room(N + 1);
    *To = '"';
    std::memcpy(To + 1, Word, N - 1);
    To[N] = '"';
    Used += N + 1;
    colon();
  }
  /// A name of the model.
  void key(llvm::StringRef Name) {
    comma();
    quoted(Name);
    colon();
  }
  void string(llvm::StringRef Text) {
    comma();
    quoted(Text);
  }
  void number(int64_t N);
  void word(llvm::StringRef Word) {
    comma();
    put(Word);
  }
  void boolean(bool B) { word(B ? "true" : "false"); }

  // A member of an object.
  template <typename Key> void field(const Key &Name, llvm::StringRef Text) {
    key(Name);
    string(Text);
  }
  template <typename Key> void field(const Key &Name, const char *Text) {
    field(Name, llvm::StringRef(Text));
  }
  template <typename Key> void field(const Key &Name, int64_t N) {
    key(Name);
    number(N);
  }
  template <typename Key> void flag(const Key &Name, bool B) {
    key(Name);
    boolean(B);
  }
  /// The member only if there is something to say.
  template <typename Key> void fieldIf(const Key &Name, llvm::StringRef Text) {
    if (!Text.empty())
      field(Name, Text);
  }

  /// Hands on what is in the buffer.
  void flush();

private:
  /// Room for \p Size bytes at the end of the buffer; \p Size is small.
  char *room(size_t Size) {
    if (BufferSize - Used < Size)
      flush();
    return Buffer.get() + Used;
  }
  void put(char C) {
    *room(1) = C;
    ++Used;
  }
  void put(llvm::StringRef Text) {
    if (Text.size() > BufferSize - Used)
      return putLong(Text);
    std::copy(Text.begin(), Text.end(), Buffer.get() + Used);
    Used += Text.size();
  }
  void putLong(llvm::StringRef Text);
  void quoted(llvm::StringRef Text);
  void colon() {
    put(':');
    if (Spaced)
      put(' ');
    First = true;
  }
  void comma() {
    if (!First)
      put(',');
    if (Break)
      breakLine();
    else if (Spaced && !First)
      put(' ');
    First = false;
  }
  void breakLine();

  static constexpr size_t BufferSize = 1 << 16;
  llvm::raw_ostream &OS;
  std::unique_ptr<char[]> Buffer;
  size_t Used = 0;
  unsigned Blanks = 0;
  bool Spaced;
  bool First = true;
  bool Break = false;
};

} // namespace tmc::document

#endif // TMC_DOCUMENT_JSONWRITER_H
