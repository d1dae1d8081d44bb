// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/delimited.h"

#include "core/math/error.h"

#include <csv.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <vector>

namespace pushforward {

namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 18;
constexpr std::size_t longest_row = std::size_t{1} << 22;

/// Words between spaces in the first row that is not blank.
std::size_t words_in_row(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of("\r\n "), text.size()));
    const std::string_view row = text.substr(0, text.find_first_of("\r\n"));
    std::size_t words = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        words += row[i] != ' ' && (i == 0 || row[i - 1] == ' ');
    return words;
}

/// The delimiter that the first row holds outside quotes.
char delimiter_of(std::string_view text) {
    bool quoted = false, begun = false;
    bool found[3] = {};
    const std::string_view candidates = ",;\t";
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '\n' || c == '\r') && begun) break;
        begun |= c != '\n' && c != '\r' && c != ' ';
        const std::size_t which = candidates.find(c);
        if (which != candidates.npos) found[which] = true;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (found[i]) return candidates[i];
    // Spaces only where the second row has as many, since a single column's name may hold some.
    const std::size_t words = words_in_row(text), next_row = text.find_first_of("\r\n");
    const bool again = next_row == text.npos ||
                       text.find_first_not_of("\r\n ", next_row) == text.npos ||
                       words_in_row(text.substr(next_row)) == words;
    return words > 1 && again ? ' ' : ',';
}

/// Takes libcsv's cells and rows, and hands over whole rows. libcsv is C: nothing may be thrown
/// through it, so that an exception waits until it has returned.
class RowCollector {
public:
    RowCollector(char delimiter, const std::function<void(const DelimitedRow&)>& take)
        : delimiter_(delimiter), take_(take) {}

    void add_cell(const char* text, std::size_t length) {
        if (failure_) return;
        // Between spaces there are no empty cells, only more spaces.
        if (text == nullptr && delimiter_ == ' ') return;
        if (ends_.empty()) row_line_ = line_;
        if (text != nullptr) {
            bytes_.append(text, length);
            line_ += std::count(text, text + length, '\n');
        }
        ends_.push_back(bytes_.size());
    }

    /// `terminator`: the character that ended the row or blank line, −1 at the end of the input.
    void end_row(int terminator) {
        if (failure_) return;
        try {
            if (!ends_.empty()) hand_over();
        } catch (...) {
            failure_ = std::current_exception();
        }
        bytes_.clear();
        ends_.clear();
        // A line feed after a carriage return belongs to it.
        if (!(terminator == '\n' && after_return_)) ++line_;
        after_return_ = terminator == '\r';
    }

    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

    std::size_t row_size() const { return bytes_.size(); }
    Index line() const { return line_; }

private:
    void hand_over() {
        cells_.clear();
        std::size_t start = 0;
        for (const std::size_t end : ends_) {
            cells_.emplace_back(bytes_.data() + start, end - start);
            start = end;
        }
        take_({row_line_, cells_, delimiter_});
    }

    char delimiter_;
    const std::function<void(const DelimitedRow&)>& take_;
    std::exception_ptr failure_;
    std::string bytes_;
    std::vector<std::size_t> ends_;
    std::vector<std::string_view> cells_;
    Index line_ = 1, row_line_ = 1;
    bool after_return_ = false;
};

void on_cell(void* text, std::size_t length, void* collector) {
    static_cast<RowCollector*>(collector)->add_cell(static_cast<const char*>(text), length);
}

void on_row(int terminator, void* collector) {
    static_cast<RowCollector*>(collector)->end_row(terminator);
}

/// libcsv's parser, freed at the end.
class Parser {
public:
    explicit Parser(char delimiter) {
        // Its one way to fail is an unknown option.
        csv_init(&parser_, CSV_REPALL_NL | CSV_EMPTY_IS_NULL);
        csv_set_blk_size(&parser_, 1 << 16); // what its buffer for one cell grows by
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
        if (delimiter == ' ' || delimiter == '\t')
            csv_set_space_func(&parser_, [](unsigned char) { return 0; });
    }
    ~Parser() { csv_free(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    void parse(std::string_view bytes, RowCollector& rows) {
        if (csv_parse(&parser_, bytes.data(), bytes.size(), on_cell, on_row, &rows) != bytes.size())
            throw std::bad_alloc();
        rows.rethrow();
    }

    void finish(RowCollector& rows) {
        csv_fini(&parser_, on_cell, on_row, &rows);
        rows.rethrow();
    }

    /// Whether a quotation mark is open; what was read since is `pending` bytes.
    bool in_quotes() const { return parser_.quoted != 0 && parser_.pstate == field_begun; }
    std::size_t pending() const { return parser_.entry_pos; }

private:
    static constexpr int field_begun =
        2; // libcsv's name for a state that its header keeps to itself
    csv_parser parser_{};
};

void refuse_binary(std::string_view bytes, const std::string& name) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool text = byte >= 0x20 || (byte >= '\t' && byte <= '\r') || byte == 0x1A;
        if (!text) throw Error(name + " is not text: it holds binary data. Save the table as CSV.");
    }
}

} // namespace

void read_delimited(std::istream& input, const std::string& name,
                    const std::function<void(const DelimitedRow&)>& take) {
    std::vector<char> buffer(chunk_size);
    const auto next = [&]() -> std::string_view {
        input.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        if (input.bad())
            throw Error(name + " cannot be read to its end. Check the disk or network.");
        return {buffer.data(), static_cast<std::size_t>(input.gcount())};
    };

    std::string_view chunk = next();
    if (chunk.starts_with("\xFF\xFE") || chunk.starts_with("\xFE\xFF"))
        throw Error(name + " is UTF-16 text. Save it as CSV in UTF-8.");
    if (chunk.starts_with("\xEF\xBB\xBF")) chunk.remove_prefix(3);

    const char delimiter = delimiter_of(chunk);
    RowCollector rows(delimiter, take);
    Parser parser(delimiter);
    for (; !chunk.empty(); chunk = next()) {
        refuse_binary(chunk, name);
        parser.parse(chunk, rows);
        if (parser.pending() > longest_row || rows.row_size() > longest_row)
            throw Error(name + ", line " + std::to_string(rows.line()) +
                        ": the row is longer than 4 MB. " +
                        (parser.in_quotes() ? "A quotation mark may lack its end."
                                            : "The file may not be a table."));
    }
    if (parser.in_quotes())
        throw Error(name + ", line " + std::to_string(rows.line()) +
                    ": a quotation mark is opened and never closed. Close it or delete it.");
    parser.finish(rows);
}

} // namespace pushforward
