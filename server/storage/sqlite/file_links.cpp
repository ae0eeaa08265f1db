// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a messenger doesn't take go to the customer as an address.
#include <algorithm>
#include <chrono>

#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

enum class Language { english, russian };

constexpr std::int64_t kKilobyte = 1024;
constexpr std::int64_t kMegabyte = 1024 * kKilobyte;
constexpr int kTextsLookedAt = 20;

/// Nothing when there is no letter in it.
std::optional<Language> languageOf(std::string_view text) {
    // The first byte of every Cyrillic letter, and never a later one of any.
    if (text.find_first_of("\xD0\xD1") != std::string_view::npos)
        return Language::russian;
    const bool isLatin =
        std::ranges::any_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    return isLatin ? std::optional(Language::english) : std::nullopt;
}

/// That of what is written now, else of what the customer wrote last, else of his name.
Language languageFor(Connection& db, std::string_view text, ThreadId thread) {
    if (const auto spoken = languageOf(text))
        return *spoken;
    Rows row = db.query("SELECT text FROM message WHERE thread_id = ? AND direction = 'in' ORDER BY id DESC LIMIT ?",
                        thread, kTextsLookedAt);
    while (row.next())
        if (const auto spoken = languageOf(row.get<std::string_view>(0)))
            return *spoken;
    Rows contact = db.query("SELECT name FROM contact WHERE id = ?", thread);
    const auto spoken = contact.next() ? languageOf(contact.get<std::string_view>(0)) : std::nullopt;
    return spoken.value_or(Language::english);
}

std::string sizeWords(std::int64_t bytes, Language language) {
    const bool russian = language == Language::russian;
    if (bytes < kMegabyte)
        return std::to_string(std::max<std::int64_t>(1, bytes / kKilobyte)) + (russian ? " КБ" : " KB");
    return std::to_string((bytes + kMegabyte / 2) / kMegabyte) + (russian ? " МБ" : " MB");
}

std::string dayWords(Time at, Language language) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
    const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string year = std::to_string(static_cast<int>(day.year()));
    const std::string month = two(static_cast<unsigned>(day.month())), date = two(static_cast<unsigned>(day.day()));
    return language == Language::russian ? date + "." + month + "." + year : year + "-" + month + "-" + date;
}

std::string untilWords(const std::vector<LinkedFile>& links, Language language) {
    const bool several = links.size() > 1;
    const std::string day = dayWords(links.front().expiresAt, language);
    if (language == Language::russian)
        return (several ? "Ссылки работают до " : "Ссылка работает до ") + day;
    return (several ? "The links work until " : "The link works until ") + day;
}

} // namespace

Result<std::string> textWithLinks(Connection& db, const OutboundMessage& outbound, ThreadId thread) {
    const Language language = languageFor(db, outbound.text, thread);
    std::string text = outbound.text;
    for (const auto& link : outbound.links) {
        const auto file = loadFile(db, link.file);
        if (!file)
            return fail(Errc::invalid, "links: there is no such file");
        if (!text.empty())
            text += "\n";
        text += file->name + " (" + sizeWords(file->size, language) + "): " + link.url;
    }
    return text + "\n" + untilWords(outbound.links, language);
}

void openLinks(WriteTransaction& tx, const OutboundMessage& outbound, MessageId message) {
    if (outbound.links.empty())
        return;
    const Time now = tx.now();
    tx.db.run("DELETE FROM file_link WHERE expires_at < ?", now);
    for (const auto& link : outbound.links)
        tx.db.run("INSERT INTO file_link (token_hash, file_id, message_id, expires_at) VALUES (?, ?, ?, ?)",
                  link.tokenHash, link.file, message, link.expiresAt);
}

Result<StoredFile> linkedFile(Connection& db, const std::string& tokenHash, Time now) {
    FileId file;
    {
        Rows row = db.query("SELECT l.file_id FROM file_link l JOIN message m ON m.id = l.message_id"
                            " WHERE l.token_hash = ? AND l.expires_at > ?"
                            " AND json_extract(m.more, '$.deleted_at') IS NULL",
                            tokenHash, now);
        if (!row.next())
            return fail(Errc::not_found, "there is no such link");
        file = row.get<FileId>(0);
    }
    return loadFile(db, file);
}

} // namespace pult::storage::sqlite
