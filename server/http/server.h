// The listening side: connections in, calls to the Service. Contract: bounded in connections, bytes
// and time; stops in order: no new connections, idle ones closed, requests under way answered.
// Test: tests/server/lifecycle.test.mjs
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "http/service.h"

namespace proviso::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 8080;
  int threads = 2;
  int64_t max_connections = 1024;
  int64_t header_bytes = 16384;
  int64_t body_bytes = 8388608;
  std::chrono::milliseconds read_timeout{15000};
  std::chrono::milliseconds drain_delay{0};
  std::chrono::milliseconds drain_timeout{10000};
};

class Server {
 public:
  /// Binds and listens; throws std::exception if it cannot.
  Server(const ServerOptions& options, Service& service);
  ~Server();

  /// The port it listens on.
  uint16_t port() const;
  /// Serves until SIGTERM or SIGINT, then drains.
  void run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace proviso::http
