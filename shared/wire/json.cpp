// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/wire/json.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include "shared/wire/large_json.hpp"
#include "shared/wire/limits.hpp"

namespace json = boost::json;

namespace pult::wire {

namespace {

/// Builds the value and counts: members as written against members as kept tell duplicate keys.
class Handler {
public:
    static constexpr std::size_t max_object_size = kMaxLargeJsonValues;
    static constexpr std::size_t max_array_size = kMaxLargeJsonValues;
    static constexpr std::size_t max_key_size = 64 * 1024;
    static constexpr std::size_t max_string_size = 64 * 1024 * 1024;

    json::value_stack stack;
    std::size_t values = 0;
    std::size_t members = 0;
    std::size_t mostValues;

    /// `scratch` holds what is half read, until it no longer fits.
    Handler(json::storage_ptr storage, std::size_t most, std::span<unsigned char> scratch)
        : stack({}, scratch.data(), scratch.size()), mostValues(most) {
        stack.reset(std::move(storage));
    }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return true; }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_object_end(std::size_t size, json::error_code& ec) {
        members += size;
        stack.push_object(size);
        return count(ec);
    }
    bool on_array_end(std::size_t size, json::error_code& ec) {
        stack.push_array(size);
        return count(ec);
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        stack.push_chars(part);
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code&) {
        stack.push_key(part);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
        stack.push_chars(part);
        return true;
    }
    bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
        stack.push_string(part);
        return count(ec);
    }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t number, json::string_view, json::error_code& ec) {
        stack.push_int64(number);
        return count(ec);
    }
    bool on_uint64(std::uint64_t number, json::string_view, json::error_code& ec) {
        stack.push_uint64(number);
        return count(ec);
    }
    bool on_double(double number, json::string_view, json::error_code& ec) {
        if (!std::isfinite(number)) { // "1e400" has no value that could be written again
            ec = json::error::exponent_overflow;
            return false;
        }
        stack.push_double(number);
        return count(ec);
    }
    bool on_bool(bool value, json::error_code& ec) {
        stack.push_bool(value);
        return count(ec);
    }
    bool on_null(json::error_code& ec) {
        stack.push_null();
        return count(ec);
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    bool count(json::error_code& ec) {
        if (++values <= mostValues)
            return true;
        ec = json::error::array_too_large;
        return false;
    }
};

/// Members kept in the finished value. Depth is bounded by the parser, so recursion is too.
std::size_t membersIn(const json::value& value) {
    std::size_t members = 0;
    if (const auto* object = value.if_object()) {
        members = object->size();
        for (const auto& member : *object)
            members += membersIn(member.value());
    } else if (const auto* array = value.if_array()) {
        for (const auto& element : *array)
            members += membersIn(element);
    }
    return members;
}

Result<json::value> parse(std::string_view text, json::storage_ptr storage, std::size_t mostValues) {
    json::parse_options options;
    options.max_depth = kMaxJsonDepth;
    std::array<unsigned char, 4096> scratch;
    json::basic_parser<Handler> parser(options, storage, mostValues, scratch);
    json::error_code ec;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && read < text.size())
        ec = json::error::extra_data;
    if (ec)
        return fail(Errc::invalid, "not valid JSON at byte " + std::to_string(read) + ": " + ec.message());
    json::value value = parser.handler().stack.release();
    if (membersIn(value) != parser.handler().members)
        return fail(Errc::invalid, "not valid JSON: a key stands twice in one object");
    return value;
}

} // namespace

Result<json::value> parseJson(std::string_view text, json::storage_ptr storage) {
    return parse(text, std::move(storage), kMaxJsonValues);
}

Result<json::value> parseLargeJson(std::string_view text, json::storage_ptr storage) {
    return parse(text, std::move(storage), kMaxLargeJsonValues);
}

namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighs = 0x8080808080808080;

/// A set high bit in every byte of `word` that is below `limit` (at most 128).
constexpr std::uint64_t below(std::uint64_t word, std::uint64_t limit) {
    return (word - kOnes * limit) & ~word & kHighs;
}

/// True when none of the eight bytes has to be escaped.
bool isPlain(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return (below(word, 0x20) | below(word ^ (kOnes * '"'), 1) | below(word ^ (kOnes * '\\'), 1)) == 0;
}

bool isPlain(unsigned char c) {
    return c >= 0x20 && c != '"' && c != '\\';
}

} // namespace

void appendQuoted(std::string& out, std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        while (at + 8 <= text.size() && isPlain(text.data() + at))
            at += 8;
        if (at == text.size())
            break;
        const auto c = static_cast<unsigned char>(text[at]);
        if (isPlain(c))
            continue;
        out.append(text, from, at - from);
        from = at + 1;
        out.push_back('\\');
        switch (c) {
        case '"':
        case '\\':
            out.push_back(static_cast<char>(c));
            break;
        case '\n':
            out.push_back('n');
            break;
        case '\r':
            out.push_back('r');
            break;
        case '\t':
            out.push_back('t');
            break;
        default:
            out.append("u00");
            out.push_back(kHex[c >> 4]);
            out.push_back(kHex[c & 0xF]);
        }
    }
    out.append(text, from, text.size() - from);
    out.push_back('"');
}

} // namespace pult::wire
