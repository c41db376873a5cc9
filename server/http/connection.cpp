#include "http/connection.h"

#include <exception>
#include <utility>

#include "log.h"

namespace proviso::http {
namespace {

using Field = beast::http::field;
using Fields = beast::http::fields;

constexpr std::chrono::milliseconds kWriteTimeout{10000};
constexpr std::chrono::milliseconds kLingerTimeout{2000};
constexpr int64_t kLingerBytes = 64 << 20;
constexpr size_t kDiscardBytes = 65536;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// A header's value, if it is there; false if it is there twice and so could mean two things.
bool find_once(const Fields& fields, std::string_view name, std::optional<std::string>& out) {
  auto [first, last] = fields.equal_range(name);
  if (first == last) return true;
  out.emplace(first->value());
  return ++first == last;
}

/// Beast takes any last coding for chunked, and ours is the only one there is.
bool has_sound_framing(const Fields& fields) {
  std::optional<std::string> coding;
  if (!find_once(fields, "Transfer-Encoding", coding)) return false;
  if (!coding) return true;
  return beast::iequals(*coding, "chunked") && fields.count(Field::content_length) == 0;
}

/// False if the head is ambiguous.
bool read_head(const beast::http::request<beast::http::string_body>& request, Head& out) {
  out.method = std::string(request.method_string());
  std::string_view target = request.target();
  out.path = std::string(target.substr(0, target.find('?')));
  return has_sound_framing(request) && find_once(request, "Authorization", out.authorization) &&
         find_once(request, "Proviso-Key", out.key) &&
         find_once(request, "Proviso-Account", out.account_token) &&
         find_once(request, "Idempotency-Key", out.idempotency_key) &&
         find_once(request, "Content-Type", out.content_type);
}

}  // namespace

Connection::Connection(Socket socket, const ServerOptions& options, Service& service,
                       std::function<void()> closed)
    : socket_(std::move(socket)),
      deadline_(socket_.get_executor()),
      options_(options),
      service_(service),
      closed_(std::move(closed)) {}

void Connection::start() {
  net::dispatch(socket_.get_executor(), [self = shared_from_this()] {
    Error ignored;
    self->socket_.set_option(net::ip::tcp::no_delay(true), ignored);
    self->read_header();
  });
}

void Connection::refuse(Problem problem) {
  net::dispatch(socket_.get_executor(), [self = shared_from_this(), problem] {
    self->close_ = true;
    self->send(problem_response(problem));
  });
}

void Connection::close_when_idle() {
  net::post(socket_.get_executor(), [self = shared_from_this()] {
    self->close_ = true;
    if (self->phase_ == Phase::reading && !self->has_begun()) self->cut();
  });
}

void Connection::cut() {
  net::dispatch(socket_.get_executor(), [self = shared_from_this()] {
    Error ignored;
    self->deadline_.cancel();
    self->socket_.close(ignored);
  });
}

// ---- reading ----------------------------------------------------------------------------------

void Connection::read_header() {
  phase_ = Phase::reading;
  timed_out_ = false;
  call_ = Call();
  parser_.emplace();
  parser_->header_limit(static_cast<uint32_t>(options_.header_bytes));
  parser_->body_limit(static_cast<uint64_t>(options_.body_bytes));
  set_deadline(options_.read_timeout);
  beast::http::async_read_header(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](const Error& error, size_t) { self->on_header(error); });
}

void Connection::on_header(const Error& error) {
  begun_ = Clock::now();
  if (error) return on_unreadable(error);
  if (!read_head(parser_->get(), call_.head)) {
    close_ = true;
    return send(problem_response(Problem::malformed_http));
  }
  if (std::optional<Response> refused = service_.admit(call_)) {
    close_ = close_ || !parser_->is_done();  // its body stays unread
    return send(std::move(*refused));
  }
  if (parser_->is_done()) return answer();
  if (!beast::iequals(parser_->get()[Field::expect], "100-continue")) return read_body();
  net::async_write(socket_, net::buffer(kContinue),
                   [self = shared_from_this()](const Error& error, size_t) {
                     if (!error) self->read_body();
                   });
}

void Connection::read_body() {
  beast::http::async_read(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](const Error& error, size_t) { self->on_body(error); });
}

void Connection::on_body(const Error& error) {
  if (error) return on_unreadable(error);
  answer();
}

void Connection::on_unreadable(const Error& cause) {
  using beast::http::error;
  close_ = true;
  if (timed_out_) {
    if (has_begun()) return send(problem_response(Problem::request_timeout));
    return cut();
  }
  if (cause == error::body_limit) return send(problem_response(Problem::body_too_large));
  if (cause == error::header_limit) return send(problem_response(Problem::headers_too_large));
  bool gone = cause == error::end_of_stream || cause == error::partial_message ||
              cause.category() != make_error_code(error::end_of_stream).category();
  if (gone) return cut();
  send(problem_response(Problem::malformed_http));
}

bool Connection::has_begun() const {
  return buffer_.size() > 0 || (parser_ && parser_->got_some());
}

// ---- answering --------------------------------------------------------------------------------

void Connection::answer() {
  phase_ = Phase::answering;
  deadline_.cancel();
  close_ = close_ || !parser_->get().keep_alive();
  call_.body = std::move(parser_->get().body());
  // The guard keeps the executor running while another thread has the call.
  auto guard =
      std::make_shared<net::executor_work_guard<Socket::executor_type>>(socket_.get_executor());
  auto respond = [self = shared_from_this(), guard](Response response) {
    net::post(self->socket_.get_executor(),
              [self, guard, response = std::move(response)]() mutable {
                self->send(std::move(response));
              });
  };
  try {
    service_.handle(call_, respond);
  } catch (const std::exception& error) {
    log_error("internal", error.what());
    send(problem_response(Problem::internal));
  }
}

void Connection::send(Response response) {
  phase_ = Phase::writing;
  set_deadline(kWriteTimeout);
  close_ = close_ || response.close || service_.draining();
  response_ = {};
  response_.result(static_cast<unsigned>(response.status));
  response_.version(11);
  response_.set(Field::content_type, response.content_type);
  response_.set(Field::cache_control, "no-store");
  for (const auto& [name, value] : response.headers) response_.insert(name, value);
  if (call_.head.method == "HEAD") {
    close_ = true;  // its answers have no body, whatever their length says
  } else {
    response_.body() = std::move(response.body);
  }
  response_.keep_alive(!close_);
  response_.prepare_payload();
  log(static_cast<int64_t>(response_.body().size()));
  beast::http::async_write(
      socket_, response_,
      [self = shared_from_this()](const Error& error, size_t) { self->on_sent(error); });
}

void Connection::on_sent(const Error& error) {
  if (error) return cut();
  if (!close_) return read_header();
  linger();
}

void Connection::log(int64_t bytes) const {
  using std::chrono::duration_cast;
  using std::chrono::microseconds;
  AnsweredRequest request;
  request.method = call_.route == nullptr ? "-" : call_.route->method;
  request.route = call_.route == nullptr ? "-" : call_.route->path;
  request.status = static_cast<int>(response_.result_int());
  request.bytes = bytes;
  request.microseconds = duration_cast<microseconds>(Clock::now() - begun_).count();
  log_request(request);
}

// ---- closing ----------------------------------------------------------------------------------

/// Closing with bytes unread makes the kernel drop the answer: say goodbye, then read them away.
void Connection::linger() {
  phase_ = Phase::closing;
  Error ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  set_deadline(kLingerTimeout);
  discard();
}

void Connection::discard() {
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(kDiscardBytes),
                          [self = shared_from_this()](const Error& error, size_t bytes) {
                            self->discarded_ += static_cast<int64_t>(bytes);
                            if (error || self->discarded_ > kLingerBytes) return self->cut();
                            self->discard();
                          });
}

void Connection::set_deadline(std::chrono::milliseconds after) {
  deadline_.expires_after(after);
  deadline_.async_wait([self = weak_from_this()](const Error& error) {
    std::shared_ptr<Connection> connection = self.lock();
    if (!error && connection) connection->on_deadline();
  });
}

void Connection::on_deadline() {
  if (deadline_.expiry() > Clock::now()) return;  // it was set anew meanwhile
  if (phase_ == Phase::answering) return;
  if (phase_ != Phase::reading) return cut();
  timed_out_ = true;
  Error ignored;
  socket_.cancel(ignored);
}

}  // namespace proviso::http
