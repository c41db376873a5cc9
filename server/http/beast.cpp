// The compiled half of Asio and Beast, once: the other files include only declarations.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
