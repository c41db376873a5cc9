#include "http/server.h"

#include <atomic>
#include <csignal>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include "http/connection.h"
#include "log.h"

namespace proviso::http {
namespace {

using net::ip::tcp;

constexpr int64_t kMostRefusals = 64;  // connections being told that there are too many
constexpr std::chrono::milliseconds kAcceptPause{50};

}  // namespace

struct Server::State {
  State(const ServerOptions& options, Service& service)
      : options(options),
        service(service),
        context(options.threads),
        strand(net::make_strand(context)),
        acceptor(strand),
        pause(strand),
        signals(strand, SIGTERM, SIGINT) {}

  const ServerOptions options;
  Service& service;
  std::atomic<int64_t> open = 0;  // connections
  net::io_context context;
  net::strand<net::io_context::executor_type> strand;  // all below is used on it alone
  tcp::acceptor acceptor;
  net::steady_timer pause;
  net::signal_set signals;
  std::list<std::weak_ptr<Connection>> connections;
  bool closing = false;

  void accept();
  void on_accepted(tcp::socket socket);
  void wait_for_signal();
  void close_acceptor();
  void end_if_done();
  template <typename F>
  void for_each_connection(F&& f);
};

template <typename F>
void Server::State::for_each_connection(F&& f) {
  for (const auto& weak : connections) {
    if (std::shared_ptr<Connection> connection = weak.lock()) f(*connection);
  }
}

void Server::State::accept() {
  acceptor.async_accept(net::make_strand(context),
                        [this](beast::error_code error, tcp::socket socket) {
                          if (error == net::error::operation_aborted) return;
                          if (!error) {
                            on_accepted(std::move(socket));
                            return accept();
                          }
                          log_error("accept_failed", error.message());
                          pause.expires_after(kAcceptPause);  // out of files, most likely
                          pause.async_wait([this](beast::error_code error) {
                            if (!error) accept();
                          });
                        });
}

void Server::State::on_accepted(tcp::socket socket) {
  if (open >= options.max_connections + kMostRefusals) return;  // closes it
  ++open;
  auto closed = [this] {
    if (--open == 0) net::post(strand, [this] { end_if_done(); });
  };
  auto connection = std::make_shared<Connection>(std::move(socket), options, service, closed);
  connections.remove_if([](const auto& other) { return other.expired(); });
  connections.push_back(connection);
  if (open > options.max_connections) return connection->refuse(Problem::overloaded);
  connection->start();
}

void Server::State::wait_for_signal() {
  signals.async_wait([this](beast::error_code error, int) {
    if (error) return;
    log_event("draining");
    service.start_draining();
    pause.expires_after(options.drain_delay);
    pause.async_wait([this](beast::error_code) { close_acceptor(); });
  });
}

void Server::State::close_acceptor() {
  beast::error_code ignored;
  acceptor.close(ignored);
  closing = true;
  for_each_connection([](Connection& connection) { connection.close_when_idle(); });
  pause.expires_after(options.drain_timeout);
  pause.async_wait([this](beast::error_code error) {
    if (!error) for_each_connection([](Connection& connection) { connection.cut(); });
  });
  end_if_done();
}

void Server::State::end_if_done() {
  if (closing && open == 0) pause.cancel();  // nothing else is left to run
}

Server::Server(const ServerOptions& options, Service& service)
    : state_(std::make_unique<State>(options, service)) {
  tcp::endpoint endpoint(net::ip::make_address(options.address), options.port);
  tcp::acceptor& acceptor = state_->acceptor;
  acceptor.open(endpoint.protocol());
  acceptor.set_option(net::socket_base::reuse_address(true));
  acceptor.bind(endpoint);
  acceptor.listen();
}

Server::~Server() = default;

uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }

void Server::run() {
  net::post(state_->strand, [this] {
    state_->accept();
    state_->wait_for_signal();
  });
  std::vector<std::thread> threads;
  for (int i = 1; i < state_->options.threads; ++i) {
    threads.emplace_back([this] { state_->context.run(); });
  }
  state_->context.run();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace proviso::http
