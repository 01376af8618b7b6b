//! The search for candidates, asked as the program asks it.

mod company;
mod demo;
mod directories;
mod learned;
mod order;
mod relations;
mod seconds;
mod spelled;
mod syllables;
mod written;
