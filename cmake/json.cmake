# proviso_json_headers: nlohmann/json, which core/json alone includes.
# em++ must not see all of /usr/include, so it gets a folder holding one link.
find_path(NLOHMANN_INCLUDE_DIR nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(json_headers ${PROJECT_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${json_headers})
file(CREATE_LINK ${NLOHMANN_INCLUDE_DIR}/nlohmann ${json_headers}/nlohmann SYMBOLIC)

add_library(proviso_json_headers INTERFACE)
target_include_directories(proviso_json_headers SYSTEM INTERFACE ${json_headers})
