// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/templates/template_row.hpp"

namespace pult::client {

/// Finds prepared texts while somebody types: by shortcut, title and body, in any case, е for ё, in the wrong keyboard
/// layout, and by letters in order where nothing else fits. Among equals those that are used more come first.
class TemplateSearch {
public:
    /// Reads every text once, so that a search only compares.
    void setTemplates(const QList<TemplateRow>& templates);
    const QList<TemplateRow>& templates() const { return m_templates; }

    /// Indices into templates(), the best first; all of them for an empty query. A leading slash is not searched for.
    QList<int> find(const QString& query) const;

private:
    struct Words {
        QString shortcut;
        QString title;
        QStringList titleWords;
        QString body;
    };
    int score(const Words& words, const QString& query, const QStringList& parts) const;
    bool comesBefore(int left, int right) const;

    QList<TemplateRow> m_templates;
    QList<Words> m_words;
};

/// The same keys under the other of the two layouts: "ghbdtn" is "привет" and back; empty where nothing changes.
[[nodiscard]] QString inOtherLayout(const QString& typed);

} // namespace pult::client
