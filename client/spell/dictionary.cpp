// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/spell/dictionary.hpp"

#include <QFile>
#include <QStringConverter>

#include <hunspell/hunspell.hxx>

namespace pult::client {
namespace {

/// As the dictionary was written: letters are bytes of its encoding.
std::string encoded(const Hunspell& speller, QString word) {
    word.replace(u'\u2019', u'\'').replace(u'\u02bc', u'\'').replace(u'\u2011', u'-');
    QStringEncoder encoder(speller.get_dict_encoding().c_str());
    return (encoder.isValid() ? QByteArray(encoder.encode(word)) : word.toUtf8()).toStdString();
}

QString decoded(const Hunspell& speller, const std::string& word) {
    QStringDecoder decoder(speller.get_dict_encoding().c_str());
    return decoder.isValid() ? QString(decoder.decode(QByteArrayView(word))) : QString::fromStdString(word);
}

} // namespace

std::unique_ptr<Dictionary> Dictionary::open(const QStringList& folders, const QString& name) {
    for (const QString& folder : folders) {
        const QString stem = folder + u'/' + name;
        const QByteArray rules = QFile::encodeName(stem + QStringLiteral(".aff"));
        const QByteArray words = QFile::encodeName(stem + QStringLiteral(".dic"));
        if (QFile::exists(stem + QStringLiteral(".aff")) && QFile::exists(stem + QStringLiteral(".dic")))
            return std::unique_ptr<Dictionary>(
                new Dictionary(std::make_unique<Hunspell>(rules.constData(), words.constData())));
    }
    return nullptr;
}

Dictionary::Dictionary(std::unique_ptr<Hunspell> speller) : m_speller(std::move(speller)) {}
Dictionary::~Dictionary() = default;

bool Dictionary::knows(const QString& word) const {
    return m_speller->spell(encoded(*m_speller, word));
}

QStringList Dictionary::suggestions(const QString& word) const {
    QStringList meant;
    for (const std::string& suggestion : m_speller->suggest(encoded(*m_speller, word)))
        meant.append(decoded(*m_speller, suggestion));
    return meant;
}

QStringList dictionaryFolders() {
    return {QStringLiteral("/usr/share/hunspell"), QStringLiteral("/usr/share/myspell/dicts")};
}

} // namespace pult::client
