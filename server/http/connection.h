// One client connection: reads a request within its bounds, has it answered, writes the answer, and
// so on. Contract: one deadline for a whole request; whatever is malformed is refused and ends the
// connection; all of it runs on one strand. Test: tests/server/hostile.test.mjs
#pragma once

#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "http/problem.h"
#include "http/server.h"

namespace proviso::http {

namespace net = boost::asio;
namespace beast = boost::beast;

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Socket = net::ip::tcp::socket;

  Connection(Socket socket, const ServerOptions& options, Service& service,
             std::function<void()> closed);
  ~Connection() { closed_(); }

  void start();
  /// Answers with a problem before anything is read, and closes.
  void refuse(Problem problem);
  /// Closes the connection if it waits for a request; else after the answer under way.
  void close_when_idle();
  /// Closes it at once.
  void cut();

 private:
  using Error = beast::error_code;
  using Clock = std::chrono::steady_clock;
  enum class Phase : uint8_t { reading, answering, writing, closing };

  void read_header();
  void on_header(const Error& error);
  void read_body();
  void on_body(const Error& error);
  void on_unreadable(const Error& cause);
  void answer();
  void send(Response response);
  void on_sent(const Error& error);
  void linger();
  void discard();
  void set_deadline(std::chrono::milliseconds after);
  void on_deadline();
  bool has_begun() const;
  void log(int64_t bytes) const;

  Socket socket_;
  net::steady_timer deadline_;
  const ServerOptions& options_;
  Service& service_;
  const std::function<void()> closed_;

  Phase phase_ = Phase::reading;
  bool timed_out_ = false;
  bool close_ = false;  // after the answer
  int64_t discarded_ = 0;
  Clock::time_point begun_ = Clock::now();
  beast::flat_buffer buffer_;
  std::optional<beast::http::request_parser<beast::http::string_body>> parser_;
  beast::http::response<beast::http::string_body> response_;
  Call call_;
};

}  // namespace proviso::http
