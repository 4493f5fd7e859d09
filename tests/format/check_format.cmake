# SPDX-License-Identifier: GPL-3.0-or-later
# Names every C++ file of the repository that clang-format 14 would write differently.
#
#   cmake -P tests/format/check_format.cmake
#
# Fails if there is one. Skips, and says why, where clang-format 14 or the list of files is missing.
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
find_program(format NAMES clang-format-14 clang-format)
find_program(git git)
if(NOT format)
    message(STATUS "Skipped: clang-format is not installed.")
    return()
endif()
execute_process(COMMAND "${format}" --version OUTPUT_VARIABLE version)
if(NOT version MATCHES "version 14\\.")
    message(STATUS "Skipped: clang-format is not version 14, and others write some lines differently.")
    return()
endif()
set(files "")
if(git)
    execute_process(COMMAND "${git}" ls-files "*.h" "*.cpp"
        WORKING_DIRECTORY "${root}" OUTPUT_VARIABLE files ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
if(files STREQUAL "")
    message(STATUS "Skipped: this is no git checkout, so that no one knows which files belong to it.")
    return()
endif()

string(REPLACE "\n" ";" files "${files}")
set(present "")
foreach(file IN LISTS files)
    if(EXISTS "${root}/${file}")
        list(APPEND present "${file}")
    endif()
endforeach()
execute_process(COMMAND "${format}" --dry-run ${present}
    WORKING_DIRECTORY "${root}" ERROR_VARIABLE remarks RESULT_VARIABLE status)
string(REGEX MATCHALL "[^\n:]+:[0-9]+:[0-9]+: warning: code should be clang-formatted" places "${remarks}")
list(TRANSFORM places REPLACE ":.*" "")
list(REMOVE_DUPLICATES places)
list(LENGTH present count)
if(status OR places)
    list(JOIN places "\n  " lines)
    message(FATAL_ERROR "clang-format -i would change:\n  ${lines}")
endif()
message(STATUS "${count} files are as clang-format writes them.")
