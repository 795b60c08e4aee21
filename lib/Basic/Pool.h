//===- Pool.h - Growing arrays that may begin as someone else's -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The rows of the IR. A pool is used as a std::vector is, but it may begin
/// with rows that it only borrows: those of the library, which lie in the
/// program's read-only data (IR/Image.h). It copies them when it is first
/// changed, so rows are always contiguous, slices of them are plain arrays, and
/// nothing that reads has to ask where a row is.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_POOL_H
#define TMC_BASIC_POOL_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/MemAlloc.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <type_traits>
#include <utility>

namespace tmc {

/// A growing array of plain rows, perhaps borrowed until it is changed.
/// Whatever could change it (all that is not const) makes the rows its own
/// first; references into it are valid until then, or until it grows.
template <typename T> class Pool {
  static_assert(std::is_trivially_copyable_v<T>, "rows are plain");

public:
  using value_type = T;
  using reference = T &;
  using const_reference = const T &;
  using iterator = T *;
  using const_iterator = const T *;
  using size_type = size_t;
  using difference_type = ptrdiff_t;

  Pool() = default;
  Pool(std::initializer_list<T> List) { append(List.begin(), List.end()); }
  Pool(const Pool &Other) { *this = Other; }
  Pool(Pool &&Other) noexcept
      : Data(std::exchange(Other.Data, nullptr)),
        Count(std::exchange(Other.Count, 0)),
        Capacity(std::exchange(Other.Capacity, 0)) {}
  Pool &operator=(const Pool &Other) {
    if (this == &Other)
      return *this;
    release();
    if (Other.isBorrowed())
      borrow(Other);
    else
      append(Other.begin(), Other.end());
    return *this;
  }
  Pool &operator=(Pool &&Other) noexcept {
    if (this == &Other)
      return *this;
    release();
    Data = std::exchange(Other.Data, nullptr);
    Count = std::exchange(Other.Count, 0);
    Capacity = std::exchange(Other.Capacity, 0);
    return *this;
  }
  ~Pool() { release(); }

  /// Begins with \p Rows, which must outlive the pool or its first change.
  void borrow(llvm::ArrayRef<T> Rows) {
    release();
    Data = const_cast<T *>(Rows.data()); // never written while it is borrowed
    Count = Rows.size();
  }
  /// Whether the rows are someone else's still.
  bool isBorrowed() const { return Count != 0 && Capacity == 0; }

  size_t size() const { return Count; }
  bool empty() const { return Count == 0; }
  size_t capacity() const { return Capacity; }
  const T *data() const { return Data; }
  T *data() {
    own();
    return Data;
  }
  const T *begin() const { return Data; }
  const T *end() const { return Data + Count; }
  T *begin() { return data(); }
  T *end() { return data() + Count; }
  const T &operator[](size_t I) const {
    assert(I < Count && "index out of range");
    return Data[I];
  }
  T &operator[](size_t I) {
    assert(I < Count && "index out of range");
    own();
    return Data[I];
  }
  const T &front() const { return (*this)[0]; }
  const T &back() const { return (*this)[Count - 1]; }
  T &front() { return (*this)[0]; }
  T &back() { return (*this)[Count - 1]; }
  operator llvm::ArrayRef<T>() const { return {Data, Count}; }

  void reserve(size_t N) {
    if (N > Capacity)
      grow(N);
  }
  void push_back(const T &Row) {
    T Copy = Row; // it may be a row of this pool
    if (Count == Capacity || Capacity == 0)
      grow(Count + 1);
    Data[Count++] = Copy;
  }
  template <typename... A> T &emplace_back(A &&...Fields) {
    push_back(T{std::forward<A>(Fields)...});
    return Data[Count - 1];
  }
  /// \p First to \p Last must not be rows of this pool.
  template <typename It> void append(It First, It Last) {
    const auto N = static_cast<size_t>(std::distance(First, Last));
    if (N == 0)
      return;
    if (Count + N > Capacity)
      grow(Count + N);
    std::copy(First, Last, Data + Count);
    Count += N;
  }
  /// As of a std::vector, but only at its end.
  template <typename It> T *insert(const T *At, It First, It Last) {
    assert(At == Data + Count && "rows are added behind the others");
    (void)At;
    const size_t Begin = Count;
    append(First, Last);
    return Data + Begin;
  }
  void pop_back() { truncate(Count - 1); }
  void clear() { truncate(0); }
  /// Drops the rows from \p Size on. That changes none of the others.
  void truncate(size_t Size) {
    assert(Size <= Count);
    Count = Size;
    if (Count == 0 && Capacity == 0)
      Data = nullptr;
  }
  void resize(size_t Size) {
    if (Size > Capacity)
      grow(Size);
    for (; Count < Size; ++Count)
      Data[Count] = T();
    truncate(Size);
  }

private:
  void own() {
    if (isBorrowed())
      grow(Count);
  }
  void grow(size_t Least) {
    const size_t New = std::max(Least, Count + Count / 2 + 8);
    if (Capacity != 0) {
      Data = static_cast<T *>(llvm::safe_realloc(Data, New * sizeof(T)));
    } else {
      auto *Own = static_cast<T *>(llvm::safe_malloc(New * sizeof(T)));
      if (Count != 0)
        std::memcpy(static_cast<void *>(Own), Data, Count * sizeof(T));
      Data = Own;
    }
    Capacity = New;
  }
  void release() {
    if (Capacity != 0)
      std::free(Data);
    Data = nullptr;
    Count = Capacity = 0;
  }

  T *Data = nullptr;
  size_t Count = 0;
  size_t Capacity = 0; ///< 0: what there is, is borrowed
};

} // namespace tmc

#endif // TMC_BASIC_POOL_H
