// The redemption server over the naive store: only for the oversell test's control.
#include "main/app.h"
#include "naive_store.h"

int main(int count, char** arguments) {
  return proviso::run_app(count, arguments, [](const proviso::Config& config) {
    return std::make_unique<proviso::tests::NaiveStore>(config.database);
  });
}
