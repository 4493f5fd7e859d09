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

# timbrel_add_test(NAME SOURCES ... LINKS ... [LABEL unit|ui|rt|slow|learning|ports] [TIMEOUT s])
# A Qt Test program, run without a display. NAME is the path below tests/ with underscores.
function(timbrel_add_test name)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
    if(NOT ARG_LABEL)
        set(ARG_LABEL unit)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    timbrel_test_moc(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE timbrel_options timbrel_test_support Qt6::Test ${ARG_LINKS})
    if("timbrel_ui" IN_LIST ARG_LINKS)
        timbrel_precompile(${name} timbrel_test_ui_headers)
    else()
        timbrel_precompile(${name} timbrel_test_headers)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    # one that skips before its first case has not passed
    set_tests_properties(${name} PROPERTIES
        LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT}
        SKIP_REGULAR_EXPRESSION "SKIP   : [A-Za-z0-9_]+::initTestCase\\(\\)"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OPENBLAS_NUM_THREADS=1;LC_ALL=C.UTF-8;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
endfunction()
