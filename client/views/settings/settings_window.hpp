// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/settings/computer_page.hpp"
#include "client/views/settings/keys_page.hpp"
#include "client/views/settings/look_page.hpp"
#include "client/views/settings/notices_page.hpp"
#include "client/views/settings/sounds_page.hpp"

#include <QDialog>
#include <QList>

class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace pult::kit {
class Button;
}

namespace pult::client {

/// Everything an operator sets, page by page. What is changed holds at once. Deletes itself when it is closed.
class SettingsWindow final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsWindow)

public:
    enum class Page { notices, sounds, look, keys, computer };

    explicit SettingsWindow(const kit::Theme& theme, QWidget* parent = nullptr);

    void showPage(Page page);
    /// The page with this line, and the keyboard on what it sets.
    void reveal(Page page, const QString& words);
    NoticesPage* notices() const { return m_notices; }
    SoundsPage* sounds() const { return m_sounds; }
    LookPage* look() const { return m_look; }
    KeysPage* keys() const { return m_keys; }
    ComputerPage* computer() const { return m_computer; }

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void stepDown();
    void addPage(SettingsPage* page, const QString& icon);
    void showFound();
    void addFound(const struct SettingsHit& hit);
    /// Of no page: something is looked for.
    void markPage(int page);
    void retranslate();

    const kit::Theme& m_theme;
    NoticesPage* m_notices;
    SoundsPage* m_sounds;
    LookPage* m_look;
    KeysPage* m_keys;
    ComputerPage* m_computer;
    QLineEdit* m_find;
    QToolButton* m_clear = nullptr; ///< in `m_find`
    class QVBoxLayout* m_names;
    class QVBoxLayout* m_found;
    kit::Label* m_nothing;
    QList<kit::Button*> m_buttons;
    QStringList m_icons; ///< of the pages
    Page m_page = Page::notices;
    QStackedWidget* m_pages;
};

} // namespace pult::client
