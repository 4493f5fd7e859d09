# timbrel_room(NAME SOURCES ... [LINKS ...] [OWN_FLAGS]): one static library per room of core/
# (timbrel_<NAME>). OWN_FLAGS: a library that it links brings compiler flags (-D_REENTRANT), with which
# the headers that others share cannot be read.
function(timbrel_room name)
    cmake_parse_arguments(ARG "OWN_FLAGS" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(timbrel_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(timbrel_${name} PUBLIC timbrel_options ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
    set_target_properties(timbrel_${name} PROPERTIES
        UNITY_BUILD ${TIMBREL_UNITY}
        UNITY_BUILD_BATCH_SIZE 10)
    if(name STREQUAL "base")
        timbrel_precompile(timbrel_base HEADERS ${TIMBREL_CORE_HEADERS})
    elseif(NOT ARG_OWN_FLAGS)
        timbrel_precompile(timbrel_${name} timbrel_base)
    endif()
endfunction()

# timbrel_kernels(NAME KERNEL ...): numerical kernels of a room, one file for each kind of vector unit
# (KERNEL_baseline.cpp, KERNEL_avx2.cpp, KERNEL_avx512.cpp), chosen at run time by core/realtime/vector_units.h.
function(timbrel_kernels name)
    set(flags -O3 -ffp-contract=fast -fno-math-errno -fno-trapping-math -Wno-psabi)
    set(units baseline)
    set(baseline_flags "")
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
        list(APPEND units avx2 avx512)
    endif()
    set(avx2_flags -mavx2 -mfma)
    set(avx512_flags -mavx512f -mavx512dq -mavx512bw -mavx512vl -mfma -mprefer-vector-width=512)
    foreach(kernel IN LISTS ARGN)
        foreach(unit IN LISTS units)
            target_sources(timbrel_${name} PRIVATE ${kernel}_${unit}.cpp)
            set_source_files_properties(${kernel}_${unit}.cpp
                PROPERTIES COMPILE_OPTIONS "${flags};${${unit}_flags}" SKIP_PRECOMPILE_HEADERS ON)
        endforeach()
    endforeach()
endfunction()

# timbrel_moc(TARGET): what Qt's meta-object compiler makes of the headers of this folder, a few dozen to a
# file. CMake's AUTOMOC gives the compiler all folders of headers, in which it then reads half of Qt for
# each of ours: fifty times as long. After Q_OBJECT came into a header that had none, run cmake again.
function(timbrel_moc target)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
    set(headers_a_file 72)
    file(MAKE_DIRECTORY ${folder})
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    set(made "")
    foreach(header IN LISTS headers)
        file(STRINGS ${header} objects REGEX "Q_OBJECT|Q_GADGET|Q_NAMESPACE" LIMIT_COUNT 1)
        if(NOT objects)
            continue()
        endif()
        cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE name)
        string(REGEX REPLACE "[/.]" "_" file ${name})
        set(file ${folder}/moc_${file}.cpp)
        add_custom_command(OUTPUT ${file}
            COMMAND Qt6::moc -DQT_NO_KEYWORDS -f${name} -o ${file} ${header}
            DEPENDS ${header}
            VERBATIM)
        list(APPEND made ${file})
    endforeach()
    list(LENGTH made count)
    math(EXPR last "${count} - 1")
    foreach(begin RANGE 0 ${last} ${headers_a_file})
        list(SUBLIST made ${begin} ${headers_a_file} some)
        set(text "")
        foreach(file IN LISTS some)
            string(APPEND text "#include \"${file}\"\n")
        endforeach()
        set(all ${folder}/all_from_${begin}.cpp)
        file(GENERATE OUTPUT ${all} CONTENT "${text}")
        set_source_files_properties(${all} PROPERTIES OBJECT_DEPENDS "${some}" SKIP_UNITY_BUILD_INCLUSION ON)
        target_sources(${target} PRIVATE ${all})
    endforeach()
endfunction()

# timbrel_test_moc(TARGET SOURCE ...): what Qt's meta-object compiler makes of each tst_*.cpp, which includes
# it at its end. CMake's AUTOMOC would compile one more file, nearly empty, and run one more target for
# each of the test programs: a fifth of their build.
function(timbrel_test_moc target)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
    file(MAKE_DIRECTORY ${folder})
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM name)
        if(name MATCHES "^tst_")
            add_custom_command(OUTPUT ${folder}/${name}.moc
                COMMAND Qt6::moc -i -DQT_NO_KEYWORDS -o ${folder}/${name}.moc ${CMAKE_CURRENT_SOURCE_DIR}/${source}
                DEPENDS ${source}
                VERBATIM)
            target_sources(${target} PRIVATE ${folder}/${name}.moc)
        endif()
    endforeach()
    target_include_directories(${target} PRIVATE ${folder})
endfunction()

# timbrel_test_options(TARGET): tests are there to be built quickly; what they test is optimised all the same.
function(timbrel_test_options target)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

# timbrel_add_test(NAME SOURCES ... LINKS ... [LABEL unit|ui|rt|slow|learning|ports] [TIMEOUT s] [OWN_FLAGS])
# A Qt Test program, run without a display. NAME is the path below tests/ with underscores. OWN_FLAGS: as
# timbrel_room() has it.
function(timbrel_add_test name)
    cmake_parse_arguments(ARG "OWN_FLAGS" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
    if(NOT ARG_LABEL)
        set(ARG_LABEL unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    timbrel_test_options(${name})
    timbrel_test_moc(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE timbrel_options timbrel_test_support Qt6::Test ${ARG_LINKS})
    if("timbrel_ui" IN_LIST ARG_LINKS)
        timbrel_precompile(${name} timbrel_test_ui_headers)
    elseif(NOT ARG_OWN_FLAGS)
        timbrel_precompile(${name} timbrel_test_headers)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    # settings and projects of its own: others run beside it
    set(home ${CMAKE_BINARY_DIR}/test_homes/${name})
    file(MAKE_DIRECTORY ${home}/.config)
    # one that skips before its first case has not passed
    set_tests_properties(${name} PROPERTIES
        LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT}
        SKIP_REGULAR_EXPRESSION "SKIP   : [A-Za-z0-9_]+::initTestCase\\(\\)"
        ENVIRONMENT "HOME=${home};XDG_CONFIG_HOME=${home}/.config;QT_QPA_PLATFORM=offscreen;OPENBLAS_NUM_THREADS=1;LC_ALL=C.UTF-8;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
endfunction()
