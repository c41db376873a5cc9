# What every version of Emscripten needs to build the same sources.
# Debian's linker needs Debian's JavaScript modules (acorn), which NODE_PATH names.
if("$ENV{EMSDK}" STREQUAL "")
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()

# proviso_stack_size(target bytes): the flag's name changed, the default too (5 MB, then 64 KB).
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(stack_flag TOTAL_STACK)
else()
  set(stack_flag STACK_SIZE)
endif()
function(proviso_stack_size target bytes)
  target_link_options(${target} PRIVATE -s${stack_flag}=${bytes})
endfunction()
