// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

class Hunspell;

namespace pult::client {

/// The spelling of one language, by Hunspell. It takes some 17 MB for Russian and a tenth of a second to read.
///
/// Thread   one at a time; every call may take tens of milliseconds
class Dictionary {
public:
    /// Of `name` ("ru_RU") in the first of these folders that has it; null: none has.
    [[nodiscard]] static std::unique_ptr<Dictionary> open(const QStringList& folders, const QString& name);
    ~Dictionary();
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    bool knows(const QString& word) const;
    /// What may have been meant, the likeliest first.
    QStringList suggestions(const QString& word) const;

private:
    explicit Dictionary(std::unique_ptr<Hunspell> speller);

    std::unique_ptr<Hunspell> m_speller;
};

/// Where Debian puts dictionaries.
[[nodiscard]] QStringList dictionaryFolders();

} // namespace pult::client
