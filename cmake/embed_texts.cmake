# cmake -DOUTPUT=file.cpp -DFILES=a.txt;b.txt -P embed_texts.cmake
# Writes the source that holds texts as shippedBooks() gives them (core/pattern/shipped_patterns.h).
set(source "// made by cmake/embed_texts.cmake\n#include \"core/pattern/shipped_patterns.h\"\n\n")
string(APPEND source "#include <array>\n\nnamespace timbrel::pattern {\n\n")
string(APPEND source "std::span<const ShippedBook> shippedBooks()\n{\n")
list(LENGTH FILES count)
string(APPEND source "    static constexpr std::array<ShippedBook, ${count}> kBooks = {{\n")
foreach(file IN LISTS FILES)
    file(READ "${file}" text)
    get_filename_component(name "${file}" NAME_WE)
    string(APPEND source "{\"${name}\", R\"==(${text})==\"},\n")
endforeach()
string(APPEND source "    }};\n    return kBooks;\n}\n\n} // namespace timbrel::pattern\n")
file(WRITE "${OUTPUT}" "${source}")
