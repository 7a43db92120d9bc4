//! A browser for tests: headless Chromium, driven through `ChromeDriver`; and the sandbox as its user starts it.

#![allow(dead_code, reason = "each of its users needs its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a browser that cannot be driven fails its test")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use thirtyfour::prelude::*;

/// How long the page may take for anything.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Browser {
    driver: Child,
    address: String,
}

/// The browser; without one on this machine, prints a message and returns `None`.
pub fn find() -> Option<Browser> {
    let mut driver =
        Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok();
    let is_there = Command::new("chromium").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if driver.is_none() || is_there.is_err() {
        if let Some(mut driver) = driver.take() {
            let _ = driver.kill();
        }
        println!(
            "skipped: there is no Chromium with ChromeDriver here (on Debian: apt-get install chromium chromium-driver)"
        );
        return None;
    }
    let mut driver = driver?;
    let mut said = BufReader::new(driver.stdout.take()?).lines();
    let port = said.by_ref().map_while(Result::ok).find_map(|line| {
        line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
    });
    std::thread::spawn(move || said.for_each(drop));
    Some(Browser { driver, address: format!("http://127.0.0.1:{}", port.expect("ChromeDriver says its port")) })
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// How a tab looks.
#[derive(Clone, Copy)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    /// Pixels of the screen to one of the page.
    pub scale: f64,
}

pub const DESK: Look = Look { width: 1280, height: 800, dark: false, scale: 1.0 };

impl Browser {
    /// A tab for a member.
    pub async fn tab(&self, url: &str, who: &str) -> Tab {
        self.tab_looking(url, who, DESK).await
    }

    pub async fn tab_looking(&self, url: &str, who: &str, look: Look) -> Tab {
        let mut options = DesiredCapabilities::chrome();
        options.set_binary("/usr/bin/chromium").unwrap();
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ];
        for argument in arguments {
            options.add_arg(argument).unwrap();
        }
        options.add_arg(&format!("--window-size={},{}", look.width, look.height)).unwrap();
        if look.width < 500 {
            // No window is as narrow as a phone.
            let Look { width, height, scale, .. } = look;
            let metrics = serde_json::json!({ "width": width, "height": height, "pixelRatio": scale, "touch": true });
            let phone = serde_json::json!({ "deviceMetrics": metrics });
            options.add_experimental_option("mobileEmulation", phone).unwrap();
        } else {
            options.add_arg(&format!("--force-device-scale-factor={}", look.scale)).unwrap();
        }
        if look.dark {
            options.add_arg("--blink-settings=preferredColorScheme=0").unwrap();
        }
        let page = WebDriver::new(&self.address, options).await.unwrap();
        page.goto(&format!("{url}#{who}")).await.unwrap();
        let tab = Tab { page, who: who.to_owned() };
        tab.until("the members", "document.querySelector('#member-list li')").await;
        tab
    }
}

pub struct Tab {
    pub page: WebDriver,
    who: String,
}

impl Tab {
    /// The visible text of the page.
    pub async fn text(&self) -> String {
        self.run("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn run(&self, script: &str) -> serde_json::Value {
        self.page.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// Waits until something is so.
    pub async fn until(&self, what: &str, condition: &str) {
        let end = tokio::time::Instant::now() + PATIENCE;
        while self.run(&format!("return Boolean({condition})")).await != true {
            assert!(
                tokio::time::Instant::now() < end,
                "{} waits in vain for {what}; the page shows:\n{}",
                self.who,
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until the page shows a text.
    pub async fn shows(&self, text: &str) {
        let text = serde_json::to_string(text).unwrap();
        self.until(&text, &format!("document.body.innerText.includes({text})")).await;
    }

    pub async fn never_showed(&self, text: &str) {
        assert!(!self.text().await.contains(text), "{} sees “{text}”:\n{}", self.who, self.text().await);
    }

    /// Clicks the newest button with these words that can be pressed.
    pub async fn clicks(&self, label: &str) {
        let label = serde_json::to_string(label).unwrap();
        let find = format!(
            "[...document.querySelectorAll('dialog[open] button, button')].filter((it) => it.offsetParent && !it.disabled && it.innerText.split('\\n').some((line) => line.trim().startsWith({label})))"
        );
        self.until(&format!("a button {label}"), &format!("{find}.length")).await;
        self.run(&format!("{find}.at(-1).click()")).await;
    }

    /// Types into the focused element.
    pub async fn types(&self, text: impl Into<TypingData>) {
        self.page.active_element().await.unwrap().send_keys(text.into()).await.unwrap();
    }

    /// Saves a screenshot as a PNG file.
    pub async fn is_pictured(&self, file: &Path) {
        let picture = self.page.screenshot_as_png().await.unwrap();
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, &picture).unwrap();
        println!("{} has {} KB", file.display(), picture.len() / 1000);
    }

    pub async fn says(&self, text: &str) {
        self.until("the message box", "document.getElementById('message')").await;
        self.run("document.getElementById('message').focus()").await;
        self.types(text).await;
        self.types(Key::Enter + "").await;
    }

    pub async fn ends(self) {
        let _ = self.page.quit().await;
    }
}

/// `popquiz sandbox`, until it is dropped.
pub struct Program {
    pub child: Child,
    pub url: String,
}

impl Program {
    pub fn start(binary: &str, folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(binary)
            .arg("sandbox")
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let url =
            said.by_ref().map_while(Result::ok).find_map(|line| Some(line.split_once("http://")?.1.trim().to_owned()));
        std::thread::spawn(move || said.for_each(drop));
        Self { child, url: format!("http://{}", url.expect("the sandbox prints the page's address")) }
    }

    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Resident memory, if the system reports it.
    pub fn memory_kib(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}
