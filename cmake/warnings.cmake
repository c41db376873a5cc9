# proviso_warnings: linked by every target of ours, by none of others'.
add_library(proviso_warnings INTERFACE)
target_compile_options(proviso_warnings INTERFACE -Wall -Wextra -Wpedantic -Werror)
# g++ 12 reports std::string's own memcpy at random (its bug 105651).
target_compile_options(proviso_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
