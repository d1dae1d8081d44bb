// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/delimited.h"

#include "core/tables/delimited/quoted_rows.h"
#include "core/tables/text_stream.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace pushforward {

namespace {

constexpr std::size_t longest_row = std::size_t{1} << 22;

bool ends_line(char c) { return c == '\n' || c == '\r'; }

/// Reads rows from pieces of text. A row that is whole in its piece and holds no quotation mark is
/// cut at its delimiters, to what libcsv would make of it; any other goes through libcsv.
class RowCutter {
public:
    RowCutter(const Dialect& dialect, RowTaker& taker, RowReader reader)
        : dialect_(dialect),
          taker_(taker),
          quick_(reader == RowReader::quick),
          rows_(dialect.delimiter, taker) {
        for (const char c : {'\n', '\r', '"', dialect.delimiter})
            stops_[static_cast<unsigned char>(c)] = true;
    }

    void parse(std::string_view text) {
        const char *at = text.data(), *const end = at + text.size();
        while (at < end) {
            if (in_comment_ || (between_rows() && at_comment(at, end)))
                at = take_marked(at, end);
            else if (quick_ && between_rows())
                at = cut_rows(at, end);
            else
                at = parse_line(at, end);
        }
    }

    void finish() {
        if (in_comment_) end_marked({});
        rows_.finish();
    }

    /// Counts the lines of what is left out above the table.
    void skip(std::string_view text) {
        for (const char c : text)
            if (ends_line(c)) rows_.count_line(c);
    }

    const QuotedRows& rows() const { return rows_; }
    std::size_t pending() const { return std::max(rows_.pending(), marked_.size()); }

private:
    bool between_rows() const { return rows_.between_rows(); }

    /// A piece may end within the spaces before the sign: then they are libcsv's, as the sign is.
    bool at_comment(const char* at, const char* end) const {
        const std::string& sign = dialect_.comment;
        if (sign.empty()) return false;
        while (at < end && (*at == ' ' || *at == '\t')) ++at;
        if (at == end || *at != sign[0]) return false;
        const auto length = static_cast<std::ptrdiff_t>(sign.size() + 1);
        return begins_comment(
            {at, static_cast<std::size_t>(std::min<std::ptrdiff_t>(end - at, length))}, sign);
    }

    /// A line that begins like a comment is kept until its end shows what it is.
    const char* take_marked(const char* at, const char* end) {
        const char* const line_end = std::find_if(at, end, ends_line);
        marked_.append(at, line_end);
        in_comment_ = line_end == end;
        if (in_comment_) return end;
        end_marked({line_end, 1});
        return line_end + 1;
    }

    void end_marked(std::string_view terminator) {
        in_comment_ = false;
        const std::string line = std::exchange(marked_, {});
        if (is_marked_row(dialect_, line)) return rows_.parse(line + std::string(terminator));
        if (has_rows_) taker_.pass_over(line, rows_.line());
        if (!terminator.empty()) rows_.count_line(terminator[0]);
    }

    const char* parse_line(const char* at, const char* end) {
        const char* const line_end = std::find_if(at, end, ends_line);
        const char* const stop = line_end == end ? end : line_end + 1;
        has_rows_ = true;
        rows_.parse({at, static_cast<std::size_t>(stop - at)});
        return stop;
    }

    const char* cut_rows(const char* at, const char* end) {
        while (at < end && !at_comment(at, end)) {
            const char* const line_end = cut(at, end);
            if (line_end == nullptr) return parse_line(at, end);
            if (has_cells()) {
                has_rows_ = true;
                taker_.take({rows_.line(), cells_});
            }
            rows_.count_line(*line_end);
            at = line_end + 1;
        }
        return at;
    }

    /// The end of the row whose cells were found; null where libcsv has to find them.
    const char* cut(const char* start, const char* end) {
        cells_.clear();
        for (const char* at = start;; ++at) {
            while (at < end && !stops_[static_cast<unsigned char>(*at)]) ++at;
            if (at == end || *at == '"') return nullptr;
            add_cell(start, at);
            if (*at != dialect_.delimiter) return at;
            start = at + 1;
        }
    }

    void add_cell(const char* start, const char* end) {
        const auto blank = [](char c) { return c == ' ' || c == '\t'; };
        if (dialect_.delimiter == ' ') {
            if (start == end) return;
        } else if (dialect_.delimiter != '\t') {
            while (start < end && blank(*start)) ++start;
            while (start < end && blank(end[-1])) --end;
        }
        cells_.emplace_back(start, static_cast<std::size_t>(end - start));
    }

    /// A line of nothing, or of spaces, is none.
    bool has_cells() const {
        return cells_.size() > 1 || (cells_.size() == 1 && !cells_[0].empty());
    }

    Dialect dialect_;
    RowTaker& taker_;
    bool quick_, in_comment_ = false, has_rows_ = false;
    QuotedRows rows_;
    std::array<bool, 256> stops_{};
    std::vector<std::string_view> cells_;
    std::string marked_; ///< a line, or its beginning, that may be a comment
};

} // namespace

void read_delimited(std::istream& input, const std::string& name, RowTaker& taker, Reading* reading,
                    RowReader reader, const TextForm& form) {
    TextStream stream(input, name, reading, form.encoding);
    std::string_view text = stream.next();
    Dialect dialect = find_dialect(text, form);
    dialect.encoding = stream.encoding();
    if (dialect.encoding == Encoding::found)
        dialect.encoding = is_utf8(text) ? Encoding::utf8 : Encoding::windows_1252;
    taker.begin(dialect);
    RowCutter cutter(dialect, taker, reader);
    cutter.skip(text.substr(0, dialect.bytes_skipped));
    text.remove_prefix(dialect.bytes_skipped);
    const QuotedRows& rows = cutter.rows();
    do {
        cutter.parse(text);
        if (cutter.pending() > longest_row)
            throw Error(name + ", line " + std::to_string(rows.line()) +
                        ": the row is longer than 4 MB. " +
                        (rows.in_quotes() ? "A quotation mark may lack its end."
                                          : "The file may not be a table."));
        text = stream.next();
    } while (!text.empty());
    if (rows.in_quotes())
        throw Error(name + ", line " + std::to_string(rows.line()) +
                    ": a quotation mark is never closed. Close it or delete it.");
    cutter.finish();
}

} // namespace pushforward
