# Headers that nearly every file reads are read once (TIMBREL_PRECOMPILE): a clean build takes half the
# time. Each such list has one owner; others reuse what it has made, which needs the same compiler flags.

# What the rooms of core and the command line include most.
set(TIMBREL_CORE_HEADERS
    <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span>
    <string> <string_view> <variant> <vector> <nlohmann/json.hpp> <tl/expected.hpp>)
# What most files of the window include.
set(TIMBREL_UI_HEADERS
    <algorithm> <chrono> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string> <variant> <vector>
    <nlohmann/json.hpp> <tl/expected.hpp> <QAction> <QBoxLayout> <QCoreApplication> <QFileInfo> <QLabel> <QLocale> <QMenu> <QMouseEvent>
    <QPainter> <QPushButton> <QSettings> <QTimer> <QToolButton> <QUndoStack> <QWidget>)

if(TIMBREL_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12's bug 105329 (see timbrel_options), once the library's headers do not count as the system's.
    target_compile_options(timbrel_options INTERFACE 
        -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()

# timbrel_precompile(TARGET [OWNER|HEADERS ...]): headers of its own, or those of another target.
function(timbrel_precompile target owner)
    if(NOT TIMBREL_PRECOMPILE)
        return()
    endif()
    if(owner STREQUAL "HEADERS")
        target_precompile_headers(${target} PRIVATE ${ARGN})
    else()
        target_precompile_headers(${target} REUSE_FROM ${owner})
    endif()
endfunction()
