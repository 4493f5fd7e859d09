# The one place for language, warnings, definitions and sanitizers. Every target links timbrel_options.
add_library(timbrel_options INTERFACE)
target_compile_features(timbrel_options INTERFACE cxx_std_20)
target_include_directories(timbrel_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(timbrel_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    TIMBREL_VERSION="${PROJECT_VERSION}")
target_compile_options(timbrel_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees overlapping copies in "text" + std::string where there are none (its bug 105329).
    target_compile_options(timbrel_options INTERFACE -Wno-restrict)
endif()
if(TIMBREL_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # To GCC a file that is compiled with others is a header, which should not have unnamed namespaces.
    target_compile_options(timbrel_options INTERFACE -Wno-subobject-linkage)
endif()
if(TIMBREL_WERROR)
    target_compile_options(timbrel_options INTERFACE -Werror)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # A fifth of the compiler's time would go into looking for memory that it could give back before it
    # has used as much as a large file takes anyway.
    target_compile_options(timbrel_options INTERFACE
        --param=ggc-min-heapsize=786432 --param=ggc-min-expand=100)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND TIMBREL_SANITIZE STREQUAL "")
    # A third of the usual linker's time, and some 150 test programs are linked.
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=gold TIMBREL_HAS_GOLD)
    if(TIMBREL_HAS_GOLD)
        target_link_options(timbrel_options INTERFACE -fuse-ld=gold)
    endif()
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(TIMBREL_CCACHE ccache)
if(TIMBREL_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${TIMBREL_CCACHE})
endif()

if(TIMBREL_SANITIZE STREQUAL "address")
    target_compile_options(timbrel_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(timbrel_options INTERFACE -fsanitize=address,undefined)
elseif(TIMBREL_SANITIZE STREQUAL "thread")
    target_compile_options(timbrel_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(timbrel_options INTERFACE -fsanitize=thread)
elseif(TIMBREL_SANITIZE STREQUAL "realtime")
    target_compile_options(timbrel_options INTERFACE -fsanitize=realtime -Wfunction-effects)
    target_link_options(timbrel_options INTERFACE -fsanitize=realtime)
elseif(NOT TIMBREL_SANITIZE STREQUAL "")
    message(FATAL_ERROR "TIMBREL_SANITIZE is '${TIMBREL_SANITIZE}': expected address, thread or realtime")
endif()
