//===- PageServer.cpp - A page in the browser of this machine -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Serve/PageServer.h"

#include "Serve/Request.h"

#include "llvm/ADT/STLExtras.h"

#include <cerrno>
#include <chrono>
#include <deque>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tmc;
using namespace tmc::serve;
using llvm::StringRef;

using Clock = std::chrono::steady_clock;

/// Open at once; a browser needs six for a page, and a page one for its events.
static constexpr size_t MaxConnections = 64;
/// How long a request may take to arrive, or an answer to be taken.
static constexpr std::chrono::seconds Patience(5), SendPatience(30);
/// How often a page that gets no events hears that the server is there.
static constexpr std::chrono::seconds Heartbeat(15);
/// Events that a page has not taken; one that is behind by more is given up,
/// and asks anew.
static constexpr size_t MaxBacklog = 1 << 20;

/// Fields that every answer has. A page may be shown in no other page, and
/// nothing of it is kept.
static constexpr StringRef CommonFields =
    "Cache-Control: no-store\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Connection: close\r\n";

static std::error_code lastError() {
  return std::error_code(errno, std::generic_category());
}

namespace {

/// A descriptor that is closed with it.
class Descriptor {
public:
  explicit Descriptor(int FD = -1) : FD(FD) {}
  Descriptor(Descriptor &&Other) : FD(std::exchange(Other.FD, -1)) {}
  Descriptor &operator=(Descriptor &&Other) {
    std::swap(FD, Other.FD);
    return *this;
  }
  ~Descriptor() {
    if (FD >= 0)
      ::close(FD);
  }
  int get() const { return FD; }

private:
  int FD;
};

/// Of one browser, one request.
struct Connection {
  explicit Connection(Descriptor Socket)
      : Socket(std::move(Socket)), Deadline(Clock::now() + Patience) {}

  enum class Stage : uint8_t { Reading, Sending, Listening };
  Descriptor Socket;
  Stage Now = Stage::Reading;
  Clock::time_point Deadline;
  std::string Head; ///< as far as it has arrived
  /// What is being sent: texts one after the other, from Sent in the first.
  std::deque<std::shared_ptr<const std::string>> Out;
  size_t Sent = 0;
  size_t Backlog = 0; ///< bytes of Out
  bool IsOver = false;

  void put(std::shared_ptr<const std::string> Text) {
    if (Text->empty())
      return;
    Backlog += Text->size();
    Out.push_back(std::move(Text));
  }
  void put(std::string Text) {
    put(std::make_shared<const std::string>(std::move(Text)));
  }
};

/// The last event of each topic, of which there are few, in the order in which
/// they were sent.
class Topics {
public:
  using Event = std::shared_ptr<const std::string>;
  void put(StringRef Topic, Event What) {
    llvm::erase_if(List, [&](const auto &One) { return One.first == Topic; });
    List.emplace_back(Topic.str(), std::move(What));
  }
  auto begin() const { return List.begin(); }
  auto end() const { return List.end(); }
  void swap(Topics &Other) { List.swap(Other.List); }

private:
  std::vector<std::pair<std::string, Event>> List;
};

} // namespace

/// One thread, which waits for all connections at once.
class PageServer::Loop {
public:
  Loop(Descriptor Socket, Descriptor Wake, uint16_t Port, StringRef Token,
       Handler Answer)
      : Socket(std::move(Socket)), Wake(std::move(Wake)), Port(Port),
        Token(Token), Answer(std::move(Answer)), Thread([this] { run(); }) {}
  ~Loop() {
    {
      std::lock_guard Lock(Mutex);
      Stop = true;
    }
    wake();
    Thread.join();
  }

  std::string address() const {
    return "http://127.0.0.1:" + std::to_string(Port) + "/" + Token + "/";
  }

  void send(StringRef Topic, StringRef Data) {
    {
      std::lock_guard Lock(Mutex);
      Pending.put(Topic, std::make_shared<const std::string>(
                             ("data: " + Data + "\n\n").str()));
    }
    wake();
  }

private:
  void run();
  void wake() {
    uint64_t One = 1;
    // It fails only if it was woken so often that it wakes anyway.
    (void)!::write(Wake.get(), &One, sizeof One);
  }
  void accept();
  void read(Connection &C);
  void write(Connection &C);
  void respond(Connection &C);
  void refuse(Connection &C, unsigned Status);
  void sendEvents();
  int untilNext(Clock::time_point Now) const;

  Descriptor Socket, Wake;
  const uint16_t Port;
  const std::string Token;
  const Handler Answer;
  std::list<Connection> Open;
  Topics Last;      ///< what a page that begins to listen has missed
  std::mutex Mutex; ///< of the two below
  Topics Pending;
  bool Stop = false;
  std::thread Thread; ///< the last, as it uses all of the above
};

void PageServer::Loop::accept() {
  for (;;) {
    Descriptor New(::accept4(Socket.get(), nullptr, nullptr,
                             SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (New.get() < 0)
      return; // none is left, or what there was has gone
    // Beyond the bound it is closed at once.
    if (Open.size() < MaxConnections)
      Open.emplace_back(std::move(New));
  }
}

void PageServer::Loop::read(Connection &C) {
  char Buffer[4096];
  for (;;) {
    ssize_t N = ::recv(C.Socket.get(), Buffer, sizeof Buffer, 0);
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
      return;
    if (N <= 0) {
      C.IsOver = true;
      return;
    }
    // What comes behind a request is thrown away, a piece each round: a
    // connection is for one request, and whoever sends more holds up nobody.
    if (C.Now != Connection::Stage::Reading)
      return;
    size_t From = C.Head.size() < 3 ? 0 : C.Head.size() - 3;
    C.Head.append(Buffer, static_cast<size_t>(N));
    size_t End = C.Head.find("\r\n\r\n", From);
    if (std::min(End, C.Head.size()) > MaxHead)
      return refuse(C, 431);
    if (End == std::string::npos)
      continue;
    C.Head.resize(End + 4);
    return respond(C);
  }
}

void PageServer::Loop::refuse(Connection &C, unsigned Status) {
  std::string Text = (reason(Status) + "\n").str();
  C.Now = Connection::Stage::Sending;
  C.Deadline = Clock::now() + Patience;
  C.put("HTTP/1.1 " + std::to_string(Status) + " " + reason(Status).str() +
        "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " +
        std::to_string(Text.size()) + "\r\n" + CommonFields.str() + "\r\n" +
        Text);
  write(C);
}

void PageServer::Loop::respond(Connection &C) {
  Verdict V = judge(C.Head, {Port, Token});
  if (V.Status != 200)
    return refuse(C, V.Status);
  bool Events = V.Path == EventsPath;
  Content What;
  if (!Events && !(What = Answer(V.Path)).Bytes)
    return refuse(C, 404);
  std::string Head = "HTTP/1.1 200 OK\r\nContent-Type: ";
  Head += Events ? StringRef("text/event-stream") : What.Type;
  if (!Events)
    Head += "\r\nContent-Length: " + std::to_string(What.Bytes->size());
  Head += "\r\n";
  Head += CommonFields;
  Head += "\r\n";
  C.put(std::move(Head));
  C.Now = Connection::Stage::Sending;
  C.Deadline = Clock::now() + SendPatience;
  if (!V.HeadOnly && What.Bytes)
    C.put(std::move(What.Bytes));
  if (!V.HeadOnly && Events) {
    C.Now = Connection::Stage::Listening;
    C.Deadline = Clock::now() + Heartbeat;
    // A browser that lost the connection comes back soon.
    C.put("retry: 500\n\n");
    for (const auto &[Topic, Text] : Last)
      C.put(Text);
  }
  C.Head = {};
  write(C);
}

void PageServer::Loop::write(Connection &C) {
  while (!C.Out.empty()) {
    const std::string &Text = *C.Out.front();
    ssize_t N = ::send(C.Socket.get(), Text.data() + C.Sent,
                       Text.size() - C.Sent, MSG_NOSIGNAL);
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
      return;
    if (N < 0) {
      C.IsOver = true;
      return;
    }
    C.Sent += static_cast<size_t>(N);
    if (C.Sent < Text.size())
      continue;
    C.Backlog -= Text.size();
    C.Sent = 0;
    C.Out.pop_front();
  }
  if (C.Now != Connection::Stage::Sending)
    return;
  // A close while something unread is there would take the answer back.
  ::shutdown(C.Socket.get(), SHUT_WR);
  C.Deadline = std::min(C.Deadline, Clock::now() + std::chrono::seconds(1));
}

void PageServer::Loop::sendEvents() {
  Topics News;
  {
    std::lock_guard Lock(Mutex);
    News.swap(Pending);
  }
  for (const auto &[Topic, Text] : News) {
    Last.put(Topic, Text);
    for (Connection &C : Open) {
      if (C.Now != Connection::Stage::Listening)
        continue;
      C.put(Text);
      C.IsOver |= C.Backlog > MaxBacklog;
    }
  }
}

/// In milliseconds, when something is to be done though nothing happens.
int PageServer::Loop::untilNext(Clock::time_point Now) const {
  if (Open.empty())
    return -1;
  Clock::time_point Next = Open.front().Deadline;
  for (const Connection &C : Open)
    Next = std::min(Next, C.Deadline);
  auto Left = std::chrono::ceil<std::chrono::milliseconds>(Next - Now);
  return static_cast<int>(std::max<int64_t>(0, Left.count()));
}

void PageServer::Loop::run() {
  std::vector<pollfd> Waits;
  for (;;) {
    Waits.clear();
    Waits.push_back({Wake.get(), POLLIN, 0});
    Waits.push_back({Socket.get(), POLLIN, 0});
    for (const Connection &C : Open)
      Waits.push_back(
          {C.Socket.get(),
           static_cast<short>(C.Out.empty() ? POLLIN : POLLIN | POLLOUT), 0});
    if (::poll(Waits.data(), Waits.size(), untilNext(Clock::now())) < 0 &&
        errno != EINTR)
      return; // no memory: pages hear nothing more, and the rest goes on
    if (Waits[0].revents) {
      uint64_t Count;
      (void)!::read(Wake.get(), &Count, sizeof Count);
      std::lock_guard Lock(Mutex);
      if (Stop)
        return;
    }
    sendEvents();
    size_t At = 2;
    Clock::time_point Now = Clock::now();
    for (Connection &C : Open) {
      short Ready = Waits[At++].revents;
      if (Ready & (POLLIN | POLLHUP | POLLERR))
        read(C);
      if (!C.IsOver && !C.Out.empty())
        write(C);
      if (C.IsOver || Now < C.Deadline)
        continue;
      if (C.Now == Connection::Stage::Listening) {
        C.Deadline = Now + Heartbeat;
        C.put(":\n\n");
        write(C);
      } else if (C.Now == Connection::Stage::Reading) {
        refuse(C, 408);
      } else {
        C.IsOver = true;
      }
    }
    Open.remove_if([](const Connection &C) { return C.IsOver; });
    if (Waits[1].revents)
      accept();
  }
}

PageServer::PageServer() = default;
PageServer::~PageServer() = default;

std::error_code PageServer::start(uint16_t Port, StringRef Token,
                                  Handler Answer) {
  Descriptor Socket(
      ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  Descriptor Wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (Socket.get() < 0 || Wake.get() < 0)
    return lastError();
  // The same port again, right after a run that used it.
  int On = 1;
  ::setsockopt(Socket.get(), SOL_SOCKET, SO_REUSEADDR, &On, sizeof On);
  sockaddr_in Place = {};
  Place.sin_family = AF_INET;
  Place.sin_port = htons(Port);
  Place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t Size = sizeof Place;
  auto *Name = reinterpret_cast<sockaddr *>(&Place);
  if (::bind(Socket.get(), Name, sizeof Place) != 0 ||
      ::listen(Socket.get(), static_cast<int>(MaxConnections)) != 0 ||
      ::getsockname(Socket.get(), Name, &Size) != 0)
    return lastError();
  Running =
      std::make_unique<Loop>(std::move(Socket), std::move(Wake),
                             ntohs(Place.sin_port), Token, std::move(Answer));
  return {};
}

std::string PageServer::address() const { return Running->address(); }

void PageServer::send(StringRef Topic, StringRef Data) {
  Running->send(Topic, Data);
}
