// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/action_row.hpp"
#include "client/views/settings/settings_page.hpp"

#include <QHash>

class QLineEdit;

namespace pult::kit {
class Button;
}

namespace pult::client {

/// Every key and what it does. A click on a key waits for another one; what can't be is said in words, and nothing
/// changes.
class KeysPage final : public SettingsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysPage)

public:
    explicit KeysPage(const kit::Theme& theme);
    void setActions(const QList<ActionRow>& actions);
    const QList<ActionRow>& actions() const { return m_actions; }
    /// Every line is there again, whatever was looked for.
    void showAll();
    /// What became of a file with keys.
    void showOutcome(const QString& words, bool good);

signals:
    /// `key` as QKeySequence writes it for programs; empty: none.
    void keyChosen(const QString& id, const QString& key);
    /// It is free.
    void usualRequested(const QString& id);
    void allUsualRequested();
    void saveRequested();
    void loadRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        QWidget* whole;
        kit::Label* words;
        kit::Button* key;
        kit::Button* usual;
    };
    void retranslate() override;
    void addAction(const ActionRow& action);
    void orderTabs();
    void showAction(const ActionRow& action);
    void showFound();
    void listen(const QString& id);
    void stopListening();
    void take(const QString& key);
    void takeUsual(const QString& id);
    void showTrouble(const QString& id, const QString& words);
    QString takenWords(const QString& key, const QString& by) const;

    QList<ActionRow> m_actions;
    QHash<QString, Line> m_lines;
    QString m_listening; ///< the action that waits for a key
    kit::Label* m_heading;
    QLineEdit* m_find;
    kit::Label* m_trouble;
    QVBoxLayout* m_list;
    kit::Button* m_allUsual;
    kit::Button* m_save;
    kit::Button* m_load;
    kit::Label* m_outcome;
};

} // namespace pult::client
